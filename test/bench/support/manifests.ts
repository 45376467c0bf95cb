// Generated manifests for the benchmarks: objects as people write them, the same text every time.

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
            limits:
              memory: 256Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          livenessProbe:
            httpGet:
              path: /live
              port: http
            initialDelaySeconds: 10
            periodSeconds: 15
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: settings
              mountPath: /etc/settings
              readOnly: true
      volumes:
        - name: settings
          configMap:
            name: ${name}
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
    timeouts:
      connect: 5s
      read: 30s
    features:
      - search
      - checkout
      - recommendations
  nginx.conf: |
    server {
      listen 8080;
      location / { proxy_pass http://127.0.0.1:3000; proxy_set_header Host $host; }
      location /ready { return 200; }
    }
`,
  name => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  labels:
    app: ${name}
    app.kubernetes.io/part-of: shop
  annotations:
    nginx.ingress.kubernetes.io/proxy-read-timeout: "60"
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
              env:
                - name: REPORT_KIND
                  value: daily
              resources:
                requests:
                  cpu: 50m
                  memory: 64Mi
`,
  name => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  labels:
    app: ${name}
    app.kubernetes.io/part-of: shop
automountServiceAccountToken: false
`,
];

/** A file of that many documents: one application after the other, each an object of every kind. */
export function generateManifest(documents: number): string {
  const texts: string[] = [];
  for (let index = 0; index < documents; index++) {
    const make = makers[index % makers.length];
    texts.push(make?.(`object-${Math.floor(index / makers.length)}`) ?? '');
  }
  return texts.join('---\n');
}
