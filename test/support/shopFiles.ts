// A small shop in several files, for tests of navigation: pods, a Service, an Ingress, settings.

/** A Deployment with probes, volumes and settings. */
export const shopWorkload = `# --- file: web.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web  # selected
    spec:
      containers:
      - name: main
        image: nginx:1.27
        ports:
        - name: http
          containerPort: 8080
        readinessProbe:
          httpGet: { path: /, port: http }
        env:
        - name: LEVEL
          valueFrom:
            configMapKeyRef: { name: settings, key: level }
        volumeMounts:
        - { name: data, mountPath: /data }
      volumes:
      - name: data
        configMap: { name: settings }
`;

/** The Service before the Deployment. */
export const shopService = `# --- file: service.yaml
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: "web"
  ports:
  - name: front
    port: 80
    targetPort: http
`;

/** The Ingress before the Service. */
export const shopIngress = `# --- file: ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  defaultBackend:
    service:
      name: web
      port: { name: front }
`;

/** What the Deployment reads. */
export const shopSettings = `# --- file: settings.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  level: info  # as loud as this
`;

/** All of it, with the cursor before the nth occurrence (from 1) of a text. */
export function shopAt(text: string, nth = 1): string {
  const all = shopWorkload + shopService + shopIngress + shopSettings;
  let at = -1;
  for (let count = 0; count < nth; count++) {
    at = all.indexOf(text, at + 1);
    if (at < 0) {
      throw new Error(`${text} is not there ${nth} times`);
    }
  }
  const offset = at + Math.max(text.lastIndexOf(' ') + 1, 0);
  return `${all.slice(0, offset)}$0${all.slice(offset)}`;
}
