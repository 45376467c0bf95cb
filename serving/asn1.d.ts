// What of asn1.js-rfc5280 the certificate is made with; the package declares no types of its own.
declare module 'asn1.js-rfc5280' {
  interface Structure {
    encode(value: object, form: 'der'): Buffer;
    encode(value: object, form: 'pem', options: { readonly label: string }): string;
    decode(data: Buffer, form: 'der'): object;
  }
  const rfc5280: {
    readonly Certificate: Structure;
    readonly TBSCertificate: Structure;
    readonly SubjectPublicKeyInfo: Structure;
    readonly Name: Structure;
    readonly Extension: Structure;
  };
  export default rfc5280;
}
