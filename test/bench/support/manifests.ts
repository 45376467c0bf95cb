// Generated manifests for the benchmarks: objects as people write them, unique names, the same text every time.

const makers: readonly ((name: string) => string)[] = [
  name => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: main
          image: nginx:1.27
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
`,
  name => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`,
  name => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  LOG_LEVEL: info
  settings.yaml: |
    cache:
      enabled: true
      size: 64
    upstream: http://api:8080
`,
  name => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
spec:
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
`,
  name => `apiVersion: batch/v1
kind: CronJob
metadata:
  name: ${name}
spec:
  schedule: "*/15 * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: busybox:1.36
              command: ["sh", "-c", "date"]
`,
  name => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
`,
];

/** A file of that many documents. */
export function generateManifest(documents: number): string {
  const texts: string[] = [];
  for (let index = 0; index < documents; index++) {
    const make = makers[index % makers.length];
    texts.push(make?.(`object-${index}`) ?? '');
  }
  return texts.join('---\n');
}
