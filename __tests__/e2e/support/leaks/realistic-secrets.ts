import { generateKeyPairSync } from 'node:crypto';
import type { Secret } from '../../../../src/secrets/types.ts';

/** Twenty secrets as a real workflow has them. Their fixed parts are what such secrets have in common with other people's files. */
export function realisticSecrets(): readonly Secret[] {
  const ec = keyOf('pkcs8');
  return [
    { name: 'DATABASE_URL', value: 'postgres://postgres:kV4tq9Zw@postgres:5432/postgres' },
    { name: 'DATABASE_URL_TLS', value: 'postgresql://app_user:mW7%23pLx2@db.internal:5432/app?sslmode=require' },
    { name: 'MYSQL_URL', value: 'mysql+pymysql://root:r00tpw81@localhost:3306/test?charset=utf8mb4' },
    { name: 'MONGODB_URI', value: 'mongodb+srv://admin:uT5hYq2c@cluster0.mongodb.net/?retryWrites=true&w=majority' },
    { name: 'REDIS_URL', value: 'redis://:p4ssTj7Q@127.0.0.1:6379/0' },
    { name: 'DB_PASSWORD', value: 'xK3vQ9tz' },
    { name: 'ADMIN_PASSWORD', value: 'Summer2031' },
    { name: 'SMTP_PASSWORD', value: 'tulip-59' },
    { name: 'DJANGO_SECRET_KEY', value: 'django-insecure-&k0z#7q$5b!x)v9^m2@w(4n=c%8s+j6d_r1h*ga3-tyle' },
    { name: 'JWT_SECRET', value: '6f1d0c9b8a7e4f3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a1f0e9d' },
    { name: 'SESSION_KEY', value: 'b3J6Z3JlYXRseWxvbmdzZXNzaW9ua2V5MTIzNDU2Nzg=' },
    { name: 'API_ID', value: '3f2b7c1e-94d0-4a8b-b5c6-7d8e9f0a1b2c' },
    { name: 'AWS_LIKE_KEY', value: 'AKIAQ7ZWX5DN2KPVR4TB' },
    { name: 'SLACK_WEBHOOK', value: 'https://hooks.slack.com/services/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' },
    { name: 'SENTRY_DSN', value: 'https://9d1f0c2e4b6a8d7c5e3f1a0b2c4d6e8f@o123456.ingest.sentry.io/7654321' },
    { name: 'TLS_KEY', value: ec },
    { name: 'RSA_KEY', value: keyOf('pkcs1') },
    { name: 'GOOGLE_CREDENTIALS', value: serviceAccount(ec) },
    { name: 'DOTENV', value: dotenv },
    { name: 'VIPER_YML', value: viper },
  ];
}

function keyOf(type: 'pkcs1' | 'pkcs8'): string {
  if (type === 'pkcs1') {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return privateKey.export({ type, format: 'pem' }).toString();
  }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type, format: 'pem' }).toString();
}

function serviceAccount(key: string): string {
  const account = {
    type: 'service_account',
    project_id: 'my-project',
    private_key_id: '4b1f9a7c3d5e6f8091a2b3c4d5e6f70812345678',
    private_key: key,
    client_email: 'deploy@my-project.iam.gserviceaccount.com',
    client_id: '104912837465564738291',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    universe_domain: 'googleapis.com',
  };
  return JSON.stringify(account, null, 2);
}

const dotenv = `# Settings of the shop
NODE_ENV=production
DEBUG=false
LOG_LEVEL=info
PORT=8080
HOST=0.0.0.0
DB_HOST=localhost
DB_PORT=5432
DB_USER=postgres
DB_PASSWORD=Zt8mK2wq
DATABASE_URL=postgres://postgres:Zt8mK2wq@localhost:5432/postgres
`;

const viper = `server:
  host: 0.0.0.0
  port: 8080
  debug: false
database:
  driver: postgres
  host: localhost
  username: postgres
  password: q7Rk1xVz
  sslmode: disable
logging:
  level: info
  format: json
`;
