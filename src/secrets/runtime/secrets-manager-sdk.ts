/** The part of the SDK that Berth uses: importing the package as a whole would bundle every command of Secrets Manager. */
export {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
