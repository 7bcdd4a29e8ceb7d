/** The part of the SDK that Berth uses: importing the package as a whole would bundle every command of Systems Manager. */
export { GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
