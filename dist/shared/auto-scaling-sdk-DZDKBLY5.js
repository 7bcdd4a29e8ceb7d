import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  defaultProvider
} from "./chunk-CJJDVCS4.js";
import "./chunk-QTM3CGLO.js";
import {
  AwsQueryProtocol,
  AwsSdkSigV4Signer,
  NODE_AUTH_SCHEME_PREFERENCE_OPTIONS,
  resolveAwsSdkSigV4Config
} from "./chunk-OV6QQAJT.js";
import {
  NodeHttpHandler
} from "./chunk-47L7HCSN.js";
import {
  BinaryDecisionDiagram,
  Client,
  DEFAULT_RETRY_MODE,
  DefaultIdentityProviderConfig,
  EndpointCache,
  NODE_APP_ID_CONFIG_OPTIONS,
  NODE_MAX_ATTEMPT_CONFIG_OPTIONS,
  NODE_RETRY_MODE_CONFIG_OPTIONS,
  NoOpLogger,
  ServiceException,
  awsEndpointFunctions,
  createDefaultUserAgentProvider,
  customEndpointFunctions,
  decideEndpoint,
  emitWarningIfUnsupportedVersion,
  emitWarningIfUnsupportedVersion2,
  getAwsRegionExtensionConfiguration,
  getDefaultExtensionConfiguration,
  getDefaultSocketTimeout,
  getEndpointPlugin,
  getHostHeaderPlugin,
  getHttpAuthSchemeEndpointRuleSetPlugin,
  getHttpSigningPlugin,
  getLoggerPlugin,
  getRecursionDetectionPlugin,
  getRetryPlugin,
  getUserAgentPlugin,
  loadConfigsForDefaultMode,
  makeBuilder,
  resolveAwsRegionExtensionConfiguration,
  resolveDefaultRuntimeConfig,
  resolveEndpointConfig,
  resolveHostHeaderConfig,
  resolveRetryConfig,
  resolveUserAgentConfig
} from "./chunk-N3D7GVTN.js";
import {
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
  loadConfig,
  resolveDefaultsModeConfig,
  resolveRegionConfig
} from "./chunk-FPW256HG.js";
import {
  getContentLengthPlugin,
  getHttpHandlerExtensionConfiguration,
  resolveHttpHandlerRuntimeConfig
} from "./chunk-UIE63NEY.js";
import {
  Sha256Node
} from "./chunk-PVIF4QT2.js";
import {
  TypeRegistry,
  calculateBodyLength,
  fromBase64,
  fromUtf8,
  getSchemaSerdePlugin,
  getSmithyContext,
  normalizeProvider,
  parseUrl,
  streamCollector,
  toBase64,
  toUtf8
} from "./chunk-X7URKMK7.js";
import "./chunk-JS772W5E.js";

// node_modules/@aws-sdk/client-auto-scaling/dist-es/auth/httpAuthSchemeProvider.js
var defaultAutoScalingHttpAuthSchemeParametersProvider = async (config, context, input) => {
  return {
    operation: getSmithyContext(context).operation,
    region: await normalizeProvider(config.region)() || (() => {
      throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
    })()
  };
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
  return {
    schemeId: "aws.auth#sigv4",
    signingProperties: {
      name: "autoscaling",
      region: authParameters.region
    },
    propertiesExtractor: (config, context) => ({
      signingProperties: {
        config,
        context
      }
    })
  };
}
var defaultAutoScalingHttpAuthSchemeProvider = (authParameters) => {
  const options = [];
  switch (authParameters.operation) {
    default: {
      options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
    }
  }
  return options;
};
var resolveHttpAuthSchemeConfig = (config) => {
  const config_0 = resolveAwsSdkSigV4Config(config);
  return Object.assign(config_0, {
    authSchemePreference: normalizeProvider(config.authSchemePreference ?? [])
  });
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/endpoint/EndpointParameters.js
var resolveClientEndpointParameters = (options) => {
  return Object.assign(options, {
    useDualstackEndpoint: options.useDualstackEndpoint ?? false,
    useFipsEndpoint: options.useFipsEndpoint ?? false,
    defaultSigningName: "autoscaling"
  });
};
var commonParams = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" }
};

// node_modules/@aws-sdk/client-auto-scaling/package.json
var package_default = {
  name: "@aws-sdk/client-auto-scaling",
  version: "3.1164.0",
  description: "AWS SDK for JavaScript Auto Scaling Client for Node.js, Browser and React Native",
  homepage: "https://github.com/aws/aws-sdk-js-v3/tree/main/clients/client-auto-scaling",
  license: "Apache-2.0",
  author: {
    name: "AWS SDK for JavaScript Team",
    url: "https://aws.amazon.com/sdk-for-javascript/"
  },
  repository: {
    type: "git",
    url: "https://github.com/aws/aws-sdk-js-v3.git",
    directory: "clients/client-auto-scaling"
  },
  files: [
    "dist-*/**"
  ],
  sideEffects: false,
  main: "./dist-cjs/index.js",
  module: "./dist-es/index.js",
  browser: {
    "./dist-es/runtimeConfig": "./dist-es/runtimeConfig.browser"
  },
  types: "./dist-types/index.d.ts",
  typesVersions: {
    "<4.5": {
      "dist-types/*": [
        "dist-types/ts3.4/*"
      ]
    }
  },
  "react-native": {
    "./dist-es/runtimeConfig": "./dist-es/runtimeConfig.native"
  },
  scripts: {
    build: "concurrently 'yarn:build:types' 'yarn:build:es' && yarn build:cjs",
    "build:cjs": "node ../../scripts/compilation/inline",
    "build:es": "premove dist-es && tsc -p tsconfig.es.json",
    "build:include:deps": 'yarn g:turbo run build -F="$npm_package_name"',
    "build:types": "premove dist-types && tsc -p tsconfig.types.json",
    "build:types:downlevel": "downlevel-dts dist-types dist-types/ts3.4",
    clean: "premove dist-cjs dist-es dist-types",
    "extract:docs": "api-extractor run --local",
    "generate:client": "node ../../scripts/generate-clients/single-service",
    "test:index": "tsc -p tsconfig.test.json && node ./test/index-objects.spec.mjs"
  },
  dependencies: {
    "@aws-sdk/core": "^3.980.1",
    "@aws-sdk/credential-provider-node": "^3.972.94",
    "@aws-sdk/types": "^3.975.0",
    "@smithy/core": "^3.38.0",
    "@smithy/fetch-http-handler": "^5.8.0",
    "@smithy/node-http-handler": "^4.14.0",
    "@smithy/types": "^4.19.0",
    tslib: "^2.6.2"
  },
  devDependencies: {
    "@tsconfig/node20": "20.1.8",
    "@types/node": "^20.14.8",
    concurrently: "7.0.0",
    "downlevel-dts": "0.10.1",
    premove: "4.0.0",
    typescript: "~7.0.2"
  },
  engines: {
    node: ">=20.0.0"
  }
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/endpoint/bdd.js
var k = "ref";
var a = -1;
var b = true;
var c = "isSet";
var d = "PartitionResult";
var e = "booleanEquals";
var f = "getAttr";
var g = { [k]: "Endpoint" };
var h = { [k]: d };
var i = {};
var j = [{ [k]: "Region" }];
var _data = {
  conditions: [
    [c, [g]],
    [c, j],
    ["aws.partition", j, d],
    [e, [{ [k]: "UseFIPS" }, b]],
    [e, [{ [k]: "UseDualStack" }, b]],
    [e, [{ fn: f, argv: [h, "supportsDualStack"] }, b]],
    [e, [{ fn: f, argv: [h, "supportsFIPS"] }, b]],
    ["stringEquals", [{ fn: f, argv: [h, "name"] }, "aws-us-gov"]]
  ],
  results: [
    [a],
    [a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
    [a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
    [g, i],
    ["https://autoscaling-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
    [a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
    ["https://autoscaling.{Region}.amazonaws.com", i],
    ["https://autoscaling-fips.{Region}.{PartitionResult#dnsSuffix}", i],
    [a, "FIPS is enabled but this partition does not support FIPS"],
    ["https://autoscaling.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
    [a, "DualStack is enabled but this partition does not support DualStack"],
    ["https://autoscaling.{Region}.{PartitionResult#dnsSuffix}", i],
    [a, "Invalid Configuration: Missing Region"]
  ]
};
var root = 2;
var r = 1e8;
var nodes = new Int32Array([
  -1,
  1,
  -1,
  0,
  13,
  3,
  1,
  4,
  r + 12,
  2,
  5,
  r + 12,
  3,
  8,
  6,
  4,
  7,
  r + 11,
  5,
  r + 9,
  r + 10,
  4,
  11,
  9,
  6,
  10,
  r + 8,
  7,
  r + 6,
  r + 7,
  5,
  12,
  r + 5,
  6,
  r + 4,
  r + 5,
  3,
  r + 1,
  14,
  4,
  r + 2,
  r + 3
]);
var bdd = BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);

// node_modules/@aws-sdk/client-auto-scaling/dist-es/endpoint/endpointResolver.js
var cache = new EndpointCache({
  size: 50,
  params: ["Endpoint", "Region", "UseDualStack", "UseFIPS"]
});
var defaultEndpointResolver = (endpointParams, context = {}) => {
  return cache.get(endpointParams, () => decideEndpoint(bdd, {
    endpointParams,
    logger: context.logger
  }));
};
customEndpointFunctions.aws = awsEndpointFunctions;

// node_modules/@aws-sdk/client-auto-scaling/dist-es/models/AutoScalingServiceException.js
var AutoScalingServiceException = class _AutoScalingServiceException extends ServiceException {
  static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.autoscaling#AutoScalingServiceException";
  constructor(options) {
    super(options);
    Object.setPrototypeOf(this, _AutoScalingServiceException.prototype);
  }
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/models/errors.js
var ActiveInstanceRefreshNotFoundFault = class _ActiveInstanceRefreshNotFoundFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#ActiveInstanceRefreshNotFoundFault";
  name = "ActiveInstanceRefreshNotFoundFault";
  $fault = "client";
  constructor(opts) {
    super({
      name: "ActiveInstanceRefreshNotFoundFault",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _ActiveInstanceRefreshNotFoundFault.prototype);
  }
};
var AlreadyExistsFault = class _AlreadyExistsFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#AlreadyExistsFault";
  name = "AlreadyExistsFault";
  $fault = "client";
  constructor(opts) {
    super({
      name: "AlreadyExistsFault",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _AlreadyExistsFault.prototype);
  }
};
var ResourceContentionFault = class _ResourceContentionFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#ResourceContentionFault";
  name = "ResourceContentionFault";
  $fault = "server";
  constructor(opts) {
    super({
      name: "ResourceContentionFault",
      $fault: "server",
      ...opts
    });
    Object.setPrototypeOf(this, _ResourceContentionFault.prototype);
  }
};
var ServiceLinkedRoleFailure = class _ServiceLinkedRoleFailure extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#ServiceLinkedRoleFailure";
  name = "ServiceLinkedRoleFailure";
  $fault = "server";
  constructor(opts) {
    super({
      name: "ServiceLinkedRoleFailure",
      $fault: "server",
      ...opts
    });
    Object.setPrototypeOf(this, _ServiceLinkedRoleFailure.prototype);
  }
};
var InstanceRefreshInProgressFault = class _InstanceRefreshInProgressFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#InstanceRefreshInProgressFault";
  name = "InstanceRefreshInProgressFault";
  $fault = "client";
  constructor(opts) {
    super({
      name: "InstanceRefreshInProgressFault",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _InstanceRefreshInProgressFault.prototype);
  }
};
var LimitExceededFault = class _LimitExceededFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#LimitExceededFault";
  name = "LimitExceededFault";
  $fault = "client";
  constructor(opts) {
    super({
      name: "LimitExceededFault",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _LimitExceededFault.prototype);
  }
};
var ResourceInUseFault = class _ResourceInUseFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#ResourceInUseFault";
  name = "ResourceInUseFault";
  $fault = "client";
  constructor(opts) {
    super({
      name: "ResourceInUseFault",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _ResourceInUseFault.prototype);
  }
};
var ScalingActivityInProgressFault = class _ScalingActivityInProgressFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#ScalingActivityInProgressFault";
  name = "ScalingActivityInProgressFault";
  $fault = "client";
  constructor(opts) {
    super({
      name: "ScalingActivityInProgressFault",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _ScalingActivityInProgressFault.prototype);
  }
};
var InvalidNextToken = class _InvalidNextToken extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#InvalidNextToken";
  name = "InvalidNextToken";
  $fault = "client";
  constructor(opts) {
    super({
      name: "InvalidNextToken",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _InvalidNextToken.prototype);
  }
};
var IdempotentCallInProgressFault = class _IdempotentCallInProgressFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#IdempotentCallInProgressFault";
  name = "IdempotentCallInProgressFault";
  $fault = "server";
  Message;
  constructor(opts) {
    super({
      name: "IdempotentCallInProgressFault",
      $fault: "server",
      ...opts
    });
    Object.setPrototypeOf(this, _IdempotentCallInProgressFault.prototype);
    this.Message = opts.Message;
  }
};
var IdempotentParameterMismatchError = class _IdempotentParameterMismatchError extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#IdempotentParameterMismatchError";
  name = "IdempotentParameterMismatchError";
  $fault = "client";
  Message;
  constructor(opts) {
    super({
      name: "IdempotentParameterMismatchError",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _IdempotentParameterMismatchError.prototype);
    this.Message = opts.Message;
  }
};
var IrreversibleInstanceRefreshFault = class _IrreversibleInstanceRefreshFault extends AutoScalingServiceException {
  static shapeId = "com.amazonaws.autoscaling#IrreversibleInstanceRefreshFault";
  name = "IrreversibleInstanceRefreshFault";
  $fault = "client";
  constructor(opts) {
    super({
      name: "IrreversibleInstanceRefreshFault",
      $fault: "client",
      ...opts
    });
    Object.setPrototypeOf(this, _IrreversibleInstanceRefreshFault.prototype);
  }
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/schemas/schemas_0.js
var _AC = "AcceleratorCount";
var _ACR = "AcceleratorCountRequest";
var _AEF = "AlreadyExistsFault";
var _AIQ = "AttachInstancesQuery";
var _AIRNFF = "ActiveInstanceRefreshNotFoundFault";
var _AIT = "AllowedInstanceTypes";
var _AIc = "ActivityIds";
var _ALBT = "AttachLoadBalancersType";
var _ALBTGT = "AttachLoadBalancerTargetGroupsType";
var _AM = "AcceleratorManufacturers";
var _ANc = "AcceleratorNames";
var _APIA = "AssociatePublicIpAddress";
var _AR = "AutoRollback";
var _ASG = "AutoScalingGroup";
var _ASGARN = "AutoScalingGroupARN";
var _ASGN = "AutoScalingGroupName";
var _ASGNT = "AutoScalingGroupNamesType";
var _ASGNu = "AutoScalingGroupNames";
var _ASGT = "AutoScalingGroupsType";
var _ASGu = "AutoScalingGroups";
var _ASNT = "AutoScalingNotificationTypes";
var _ASl = "AlarmSpecification";
var _ATMMB = "AcceleratorTotalMemoryMiB";
var _ATMMBR = "AcceleratorTotalMemoryMiBRequest";
var _ATcc = "AcceleratorTypes";
var _AZ = "AvailabilityZones";
var _AZD = "AvailabilityZoneDistribution";
var _AZI = "AvailabilityZoneIds";
var _AZIP = "AvailabilityZoneImpairmentPolicy";
var _AZIv = "AvailabilityZoneId";
var _AZv = "AvailabilityZone";
var _Ala = "Alarms";
var _BDM = "BlockDeviceMapping";
var _BDMl = "BlockDeviceMappings";
var _BDSAT = "BatchDeleteScheduledActionType";
var _BEBM = "BaselineEbsBandwidthMbps";
var _BEBMR = "BaselineEbsBandwidthMbpsRequest";
var _BM = "BareMetal";
var _BP = "BurstablePerformance";
var _BPF = "BaselinePerformanceFactors";
var _BPFR = "BaselinePerformanceFactorsRequest";
var _BTa = "BakeTime";
var _CASGT = "CreateAutoScalingGroupType";
var _CCMS = "CustomizedCapacityMetricSpecification";
var _CD = "CheckpointDelay";
var _CDS = "CapacityDistributionStrategy";
var _CF = "CapacityForecast";
var _CLCT = "CreateLaunchConfigurationType";
var _CLMS = "CustomizedLoadMetricSpecification";
var _CLVPCI = "ClassicLinkVPCId";
var _CLVPCSG = "ClassicLinkVPCSecurityGroups";
var _CM = "CpuManufacturers";
var _CP = "CheckpointPercentages";
var _CPFR = "CpuPerformanceFactorRequest";
var _CR = "CapacityRebalance";
var _CRI = "CapacityReservationIds";
var _CRP = "CapacityReservationPreference";
var _CRRGA = "CapacityReservationResourceGroupArns";
var _CRS = "CapacityReservationSpecification";
var _CRT = "CapacityReservationTarget";
var _CSMS = "CustomizedScalingMetricSpecification";
var _CT = "CreatedTime";
var _CTl = "ClientToken";
var _Co = "Context";
var _Cp = "Cpu";
var _DASGe = "DescribeAutoScalingGroups";
var _DASIT = "DescribeAutoScalingInstancesType";
var _DASNTA = "DescribeAutoScalingNotificationTypesAnswer";
var _DC = "DesiredCapacity";
var _DCT = "DesiredCapacityType";
var _DCe = "DefaultCooldown";
var _DIQ = "DetachInstancesQuery";
var _DIRT = "DescribeInstanceRefreshesType";
var _DIW = "DefaultInstanceWarmup";
var _DLBT = "DetachLoadBalancersType";
var _DLBTGT = "DetachLoadBalancerTargetGroupsType";
var _DLHTA = "DescribeLifecycleHookTypesAnswer";
var _DLHTe = "DescribeLifecycleHooksType";
var _DMCQ = "DisableMetricsCollectionQuery";
var _DN = "DeviceName";
var _DNCTe = "DescribeNotificationConfigurationsType";
var _DOT = "DeleteOnTermination";
var _DP = "DeletionProtection";
var _DPTe = "DescribePoliciesType";
var _DR = "DefaultResult";
var _DS = "DistributionSegment";
var _DSATe = "DescribeScalingActivitiesType";
var _DSATes = "DescribeScheduledActionsType";
var _DSi = "DistributionSegments";
var _DTPTA = "DescribeTerminationPolicyTypesAnswer";
var _Di = "Dimensions";
var _E = "Ebs";
var _EIT = "ExcludedInstanceTypes";
var _EM = "EnabledMetrics";
var _EMCQ = "EnableMetricsCollectionQuery";
var _EMn = "EnabledMetric";
var _EO = "EbsOptimized";
var _ESQ = "EnterStandbyQuery";
var _ESQx = "ExitStandbyQuery";
var _ETn = "EndTime";
var _En = "Encrypted";
var _Ena = "Enabled";
var _Ex = "Expression";
var _F = "Filters";
var _Fi = "Filter";
var _Gr = "Granularity";
var _HCGP = "HealthCheckGracePeriod";
var _HCT = "HealthCheckType";
var _HE = "HttpEndpoint";
var _HPRHL = "HttpPutResponseHopLimit";
var _HS = "HealthStatus";
var _HT = "HttpTokens";
var _HTe = "HeartbeatTimeout";
var _I = "Instances";
var _IC = "InstanceCollection";
var _ICIPF = "IdempotentCallInProgressFault";
var _ID = "InstancesDistribution";
var _IDG = "IncludeDeletedGroups";
var _IF = "InstanceFamily";
var _IG = "InstanceGenerations";
var _II = "InstanceIds";
var _IIP = "IamInstanceProfile";
var _IIRF = "IrreversibleInstanceRefreshFault";
var _IIm = "ImageId";
var _IIn = "IncludeInstances";
var _IIns = "InstanceId";
var _ILP = "InstanceLifecyclePolicy";
var _IM = "InstanceMonitoring";
var _IMO = "InstanceMetadataOptions";
var _IMP = "InstanceMaintenancePolicy";
var _IMR = "IncludeManagedResources";
var _INT = "InvalidNextToken";
var _IPME = "IdempotentParameterMismatchError";
var _IRIPF = "InstanceRefreshInProgressFault";
var _IRIn = "InstanceRefreshIds";
var _IRP = "InstanceReusePolicy";
var _IRns = "InstanceRequirements";
var _IT = "InstanceType";
var _IW = "InstanceWarmup";
var _IZHCB = "ImpairedZoneHealthCheckBehavior";
var _Id = "Id";
var _Ide = "Identifier";
var _In = "Instance";
var _Io = "Iops";
var _K = "Key";
var _KI = "KernelId";
var _KN = "KeyName";
var _L = "Label";
var _LBN = "LoadBalancerNames";
var _LC = "LaunchConfiguration";
var _LCARN = "LaunchConfigurationARN";
var _LCN = "LaunchConfigurationName";
var _LCNT = "LaunchConfigurationNamesType";
var _LCNa = "LaunchConfigurationNames";
var _LEF = "LimitExceededFault";
var _LF = "LoadForecast";
var _LHN = "LifecycleHookName";
var _LHNi = "LifecycleHookNames";
var _LHS = "LifecycleHookSpecification";
var _LHSL = "LifecycleHookSpecificationList";
var _LHSi = "LifecycleHookSpecifications";
var _LHT = "LifecycleHookTypes";
var _LIR = "LaunchInstancesRequest";
var _LS = "LifecycleState";
var _LST = "LocalStorageTypes";
var _LSo = "LocalStorage";
var _LT = "LaunchTemplate";
var _LTI = "LaunchTemplateId";
var _LTN = "LaunchTemplateName";
var _LTO = "LaunchTemplateOverrides";
var _LTS = "LaunchTemplateSpecification";
var _LTi = "LifecycleTransition";
var _M = "Message";
var _MD = "MetricDimension";
var _MDQ = "MetricDataQuery";
var _MDQe = "MetricDataQueries";
var _MDe = "MetricDimensions";
var _MGBPVC = "MemoryGiBPerVCpu";
var _MGBPVCR = "MemoryGiBPerVCpuRequest";
var _MGPC = "MaxGroupPreparedCapacity";
var _MHP = "MinHealthyPercentage";
var _MHPa = "MaxHealthyPercentage";
var _MIL = "MaxInstanceLifetime";
var _MIP = "MixedInstancesPolicy";
var _MMB = "MemoryMiB";
var _MMBR = "MemoryMiBRequest";
var _MN = "MetricName";
var _MO = "MetadataOptions";
var _MR = "MaxRecords";
var _MS = "MinSize";
var _MSPAPOOODP = "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice";
var _MSa = "MaxSize";
var _MSe = "MetricSpecification";
var _MSet = "MetricStat";
var _MT = "MarketType";
var _Ma = "Max";
var _Me = "Metrics";
var _Met = "Metric";
var _Mi = "Min";
var _N = "Name";
var _NBG = "NetworkBandwidthGbps";
var _NBGR = "NetworkBandwidthGbpsRequest";
var _ND = "NoDevice";
var _NIC = "NetworkInterfaceCount";
var _NICR = "NetworkInterfaceCountRequest";
var _NIPFSI = "NewInstancesProtectedFromScaleIn";
var _NM = "NotificationMetadata";
var _NT = "NextToken";
var _NTARN = "NotificationTargetARN";
var _NTot = "NotificationTypes";
var _Na = "Namespace";
var _O = "Operator";
var _ODAS = "OnDemandAllocationStrategy";
var _ODBC = "OnDemandBaseCapacity";
var _ODMPPOLP = "OnDemandMaxPricePercentageOverLowestPrice";
var _ODPABC = "OnDemandPercentageAboveBaseCapacity";
var _Ov = "Overrides";
var _PAL = "PropagateAtLaunch";
var _PC = "PredictedCapacity";
var _PFRR = "PerformanceFactorReferenceRequest";
var _PFRSR = "PerformanceFactorReferenceSetRequest";
var _PFSI = "ProtectedFromScaleIn";
var _PG = "PlacementGroup";
var _PLMS = "PredefinedLoadMetricSpecification";
var _PMPS = "PredefinedMetricPairSpecification";
var _PMT = "PredefinedMetricType";
var _PNCT = "PutNotificationConfigurationType";
var _PNo = "PolicyNames";
var _PNr = "ProcessName";
var _PS = "PoolState";
var _PSCCM = "PredictiveScalingCustomizedCapacityMetric";
var _PSCLM = "PredictiveScalingCustomizedLoadMetric";
var _PSCSM = "PredictiveScalingCustomizedScalingMetric";
var _PSMS = "PredictiveScalingMetricSpecification";
var _PSMSr = "PredefinedScalingMetricSpecification";
var _PSPLM = "PredictiveScalingPredefinedLoadMetric";
var _PSPMP = "PredictiveScalingPredefinedMetricPair";
var _PSPSM = "PredictiveScalingPredefinedScalingMetric";
var _PT = "PlacementTenancy";
var _PTo = "PolicyTypes";
var _Pri = "Principal";
var _R = "References";
var _RARN = "RoleARN";
var _RC = "RequestedCapacity";
var _RCF = "ResourceContentionFault";
var _RDe = "ReturnData";
var _RHS = "RequireHibernateSupport";
var _RI = "RamdiskId";
var _RIUF = "ResourceInUseFault";
var _RIe = "ResourceId";
var _RL = "ResourceLabel";
var _ROSI = "ReuseOnScaleIn";
var _RP = "RefreshPreferences";
var _RS = "RetryStrategy";
var _RT = "RetentionTriggers";
var _RTe = "ResourceType";
var _Re = "Reference";
var _S = "Status";
var _SAIPF = "ScalingActivityInProgressFault";
var _SAN = "ScheduledActionNames";
var _SAS = "SpotAllocationStrategy";
var _SDDC = "ShouldDecrementDesiredCapacity";
var _SG = "SecurityGroups";
var _SI = "SnapshotId";
var _SIP = "SpotInstancePools";
var _SIPI = "ScaleInProtectedInstances";
var _SIPQ = "SetInstanceProtectionQuery";
var _SIt = "StandbyInstances";
var _SIu = "SubnetId";
var _SIub = "SubnetIds";
var _SLRARN = "ServiceLinkedRoleARN";
var _SLRF = "ServiceLinkedRoleFailure";
var _SMP = "SpotMaxPrice";
var _SMPPOLP = "SpotMaxPricePercentageOverLowestPrice";
var _SMk = "SkipMatching";
var _SP = "SuspendedProcesses";
var _SPQ = "ScalingProcessQuery";
var _SPcal = "ScalingProcesses";
var _SPp = "SpotPrice";
var _SPu = "SuspendedProcess";
var _SRu = "SuspensionReason";
var _ST = "StartTime";
var _SZSV = "SkipZonalShiftValidation";
var _Stat = "Stat";
var _T = "Tags";
var _TARN = "TopicARN";
var _TCT = "TargetCapacityTypes";
var _TD = "TagDescription";
var _TDL = "TagDescriptionList";
var _TGARN = "TargetGroupARNs";
var _THA = "TerminateHookAbandon";
var _TIIASGT = "TerminateInstanceInAutoScalingGroupType";
var _TLSGB = "TotalLocalStorageGB";
var _TLSGBR = "TotalLocalStorageGBRequest";
var _TP = "TerminationPolicies";
var _TPT = "TerminationPolicyTypes";
var _TS = "TrafficSources";
var _TSI = "TrafficSourceIdentifier";
var _TV = "TargetValue";
var _Ta = "Tag";
var _Th = "Throughput";
var _Ti = "Timestamps";
var _Ty = "Type";
var _U = "Unit";
var _UASGT = "UpdateAutoScalingGroupType";
var _UD = "UserData";
var _V = "Value";
var _VCC = "VCpuCount";
var _VCCR = "VCpuCountRequest";
var _VN = "VirtualName";
var _VPCZI = "VPCZoneIdentifier";
var _VS = "VolumeSize";
var _VT = "VolumeType";
var _Va = "Values";
var _Ve = "Version";
var _WC = "WeightedCapacity";
var _WPC = "WarmPoolConfiguration";
var _WPS = "WarmPoolSize";
var _ZSE = "ZonalShiftEnabled";
var _c = "client";
var _i = "item";
var _m = "message";
var _s = "smithy.ts.sdk.synthetic.com.amazonaws.autoscaling";
var _se = "server";
var n0 = "com.amazonaws.autoscaling";
var _s_registry = new TypeRegistry(_s);
var AutoScalingServiceException$ = [-3, _s, "AutoScalingServiceException", 0, [], []];
_s_registry.registerError(AutoScalingServiceException$, AutoScalingServiceException);
var n0_registry = new TypeRegistry(n0);
var ActiveInstanceRefreshNotFoundFault$ = [
  -3,
  n0,
  _AIRNFF,
  { "awsQueryError": [`ActiveInstanceRefreshNotFound`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(ActiveInstanceRefreshNotFoundFault$, ActiveInstanceRefreshNotFoundFault);
var AlreadyExistsFault$ = [
  -3,
  n0,
  _AEF,
  { "awsQueryError": [`AlreadyExists`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(AlreadyExistsFault$, AlreadyExistsFault);
var IdempotentCallInProgressFault$ = [
  -3,
  n0,
  _ICIPF,
  { "awsQueryError": [`IdempotentCallInProgress`, 500], "error": _se, "httpError": 500 },
  [_M],
  [0]
];
n0_registry.registerError(IdempotentCallInProgressFault$, IdempotentCallInProgressFault);
var IdempotentParameterMismatchError$ = [
  -3,
  n0,
  _IPME,
  { "awsQueryError": [`IdempotentParameterMismatch`, 400], "error": _c, "httpError": 400 },
  [_M],
  [0]
];
n0_registry.registerError(IdempotentParameterMismatchError$, IdempotentParameterMismatchError);
var InstanceRefreshInProgressFault$ = [
  -3,
  n0,
  _IRIPF,
  { "awsQueryError": [`InstanceRefreshInProgress`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(InstanceRefreshInProgressFault$, InstanceRefreshInProgressFault);
var InvalidNextToken$ = [
  -3,
  n0,
  _INT,
  { "awsQueryError": [`InvalidNextToken`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(InvalidNextToken$, InvalidNextToken);
var IrreversibleInstanceRefreshFault$ = [
  -3,
  n0,
  _IIRF,
  { "awsQueryError": [`IrreversibleInstanceRefresh`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(IrreversibleInstanceRefreshFault$, IrreversibleInstanceRefreshFault);
var LimitExceededFault$ = [
  -3,
  n0,
  _LEF,
  { "awsQueryError": [`LimitExceeded`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(LimitExceededFault$, LimitExceededFault);
var ResourceContentionFault$ = [
  -3,
  n0,
  _RCF,
  { "awsQueryError": [`ResourceContention`, 500], "error": _se, "httpError": 500 },
  [_m],
  [0]
];
n0_registry.registerError(ResourceContentionFault$, ResourceContentionFault);
var ResourceInUseFault$ = [
  -3,
  n0,
  _RIUF,
  { "awsQueryError": [`ResourceInUse`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(ResourceInUseFault$, ResourceInUseFault);
var ScalingActivityInProgressFault$ = [
  -3,
  n0,
  _SAIPF,
  { "awsQueryError": [`ScalingActivityInProgress`, 400], "error": _c, "httpError": 400 },
  [_m],
  [0]
];
n0_registry.registerError(ScalingActivityInProgressFault$, ScalingActivityInProgressFault);
var ServiceLinkedRoleFailure$ = [
  -3,
  n0,
  _SLRF,
  { "awsQueryError": [`ServiceLinkedRoleFailure`, 500], "error": _se, "httpError": 500 },
  [_m],
  [0]
];
n0_registry.registerError(ServiceLinkedRoleFailure$, ServiceLinkedRoleFailure);
var errorTypeRegistries = [
  _s_registry,
  n0_registry
];
var AcceleratorCountRequest$ = [
  3,
  n0,
  _ACR,
  0,
  [_Mi, _Ma],
  [1, 1]
];
var AcceleratorTotalMemoryMiBRequest$ = [
  3,
  n0,
  _ATMMBR,
  0,
  [_Mi, _Ma],
  [1, 1]
];
var AlarmSpecification$ = [
  3,
  n0,
  _ASl,
  0,
  [_Ala],
  [64 | 0]
];
var AttachInstancesQuery$ = [
  3,
  n0,
  _AIQ,
  0,
  [_ASGN, _II],
  [0, 64 | 0],
  1
];
var AttachLoadBalancersType$ = [
  3,
  n0,
  _ALBT,
  0,
  [_ASGN, _LBN],
  [0, 64 | 0],
  2
];
var AttachLoadBalancerTargetGroupsType$ = [
  3,
  n0,
  _ALBTGT,
  0,
  [_ASGN, _TGARN],
  [0, 64 | 0],
  2
];
var AutoScalingGroup$ = [
  3,
  n0,
  _ASG,
  0,
  [_ASGN, _MS, _MSa, _DC, _DCe, _AZ, _HCT, _CT, _ASGARN, _LCN, _LT, _MIP, _PC, _AZI, _LBN, _TGARN, _HCGP, _I, _SP, _PG, _VPCZI, _EM, _S, _T, _TP, _NIPFSI, _SLRARN, _MIL, _CR, _WPC, _WPS, _Co, _DCT, _DIW, _TS, _IMP, _DP, _AZD, _AZIP, _CRS, _ILP, _O],
  [0, 1, 1, 1, 1, 64 | 0, 0, 4, 0, 0, () => LaunchTemplateSpecification$, [() => MixedInstancesPolicy$, 0], 1, 64 | 0, 64 | 0, 64 | 0, 1, () => Instances, () => SuspendedProcesses, 0, 0, () => EnabledMetrics, 0, () => TagDescriptionList, 64 | 0, 2, 0, 1, 2, () => WarmPoolConfiguration$, 1, 0, 0, 1, () => TrafficSources, () => InstanceMaintenancePolicy$, 0, () => AvailabilityZoneDistribution$, () => AvailabilityZoneImpairmentPolicy$, () => CapacityReservationSpecification$, () => InstanceLifecyclePolicy$, () => Operator$],
  8
];
var AutoScalingGroupNamesType$ = [
  3,
  n0,
  _ASGNT,
  0,
  [_ASGNu, _IIn, _IMR, _NT, _MR, _F],
  [64 | 0, 2, 2, 0, 1, () => Filters]
];
var AutoScalingGroupsType$ = [
  3,
  n0,
  _ASGT,
  0,
  [_ASGu, _NT],
  [[() => AutoScalingGroups, 0], 0],
  1
];
var AvailabilityZoneDistribution$ = [
  3,
  n0,
  _AZD,
  0,
  [_CDS],
  [0]
];
var AvailabilityZoneImpairmentPolicy$ = [
  3,
  n0,
  _AZIP,
  0,
  [_ZSE, _IZHCB],
  [2, 0]
];
var BaselineEbsBandwidthMbpsRequest$ = [
  3,
  n0,
  _BEBMR,
  0,
  [_Mi, _Ma],
  [1, 1]
];
var BaselinePerformanceFactorsRequest$ = [
  3,
  n0,
  _BPFR,
  0,
  [_Cp],
  [[() => CpuPerformanceFactorRequest$, 0]]
];
var BatchDeleteScheduledActionType$ = [
  3,
  n0,
  _BDSAT,
  0,
  [_ASGN, _SAN],
  [0, 64 | 0],
  2
];
var BlockDeviceMapping$ = [
  3,
  n0,
  _BDM,
  0,
  [_DN, _VN, _E, _ND],
  [0, 0, () => Ebs$, 2],
  1
];
var CapacityForecast$ = [
  3,
  n0,
  _CF,
  0,
  [_Ti, _Va],
  [64 | 4, 64 | 1],
  2
];
var CapacityReservationSpecification$ = [
  3,
  n0,
  _CRS,
  0,
  [_CRP, _CRT],
  [0, () => CapacityReservationTarget$]
];
var CapacityReservationTarget$ = [
  3,
  n0,
  _CRT,
  0,
  [_CRI, _CRRGA],
  [64 | 0, 64 | 0]
];
var CpuPerformanceFactorRequest$ = [
  3,
  n0,
  _CPFR,
  0,
  [_R],
  [[() => PerformanceFactorReferenceSetRequest, { "xmlName": _Re }]]
];
var CreateAutoScalingGroupType$ = [
  3,
  n0,
  _CASGT,
  0,
  [_ASGN, _MS, _MSa, _LCN, _LT, _MIP, _IIns, _DC, _DCe, _AZ, _AZI, _LBN, _TGARN, _HCT, _HCGP, _PG, _VPCZI, _TP, _NIPFSI, _CR, _LHSL, _DP, _T, _SLRARN, _MIL, _Co, _DCT, _DIW, _TS, _IMP, _AZD, _AZIP, _SZSV, _CRS, _ILP, _O],
  [0, 1, 1, 0, () => LaunchTemplateSpecification$, [() => MixedInstancesPolicy$, 0], 0, 1, 1, 64 | 0, 64 | 0, 64 | 0, 64 | 0, 0, 1, 0, 0, 64 | 0, 2, 2, () => LifecycleHookSpecifications, 0, () => Tags, 0, 1, 0, 0, 1, () => TrafficSources, () => InstanceMaintenancePolicy$, () => AvailabilityZoneDistribution$, () => AvailabilityZoneImpairmentPolicy$, 2, () => CapacityReservationSpecification$, () => InstanceLifecyclePolicy$, () => Operator$],
  3
];
var CreateLaunchConfigurationType$ = [
  3,
  n0,
  _CLCT,
  0,
  [_LCN, _IIm, _KN, _SG, _CLVPCI, _CLVPCSG, _UD, _IIns, _IT, _KI, _RI, _BDMl, _IM, _SPp, _IIP, _EO, _APIA, _PT, _MO],
  [0, 0, 0, 64 | 0, 0, 64 | 0, 0, 0, 0, 0, 0, () => BlockDeviceMappings, () => InstanceMonitoring$, 0, 0, 2, 2, 0, () => InstanceMetadataOptions$],
  1
];
var DescribeAutoScalingInstancesType$ = [
  3,
  n0,
  _DASIT,
  0,
  [_II, _IMR, _MR, _NT],
  [64 | 0, 2, 1, 0]
];
var DescribeAutoScalingNotificationTypesAnswer$ = [
  3,
  n0,
  _DASNTA,
  0,
  [_ASNT],
  [64 | 0]
];
var DescribeInstanceRefreshesType$ = [
  3,
  n0,
  _DIRT,
  0,
  [_ASGN, _IRIn, _NT, _MR],
  [0, 64 | 0, 0, 1],
  1
];
var DescribeLifecycleHooksType$ = [
  3,
  n0,
  _DLHTe,
  0,
  [_ASGN, _LHNi],
  [0, 64 | 0],
  1
];
var DescribeLifecycleHookTypesAnswer$ = [
  3,
  n0,
  _DLHTA,
  0,
  [_LHT],
  [64 | 0]
];
var DescribeNotificationConfigurationsType$ = [
  3,
  n0,
  _DNCTe,
  0,
  [_ASGNu, _IMR, _NT, _MR],
  [64 | 0, 2, 0, 1]
];
var DescribePoliciesType$ = [
  3,
  n0,
  _DPTe,
  0,
  [_ASGN, _PNo, _PTo, _IMR, _NT, _MR],
  [0, 64 | 0, 64 | 0, 2, 0, 1]
];
var DescribeScalingActivitiesType$ = [
  3,
  n0,
  _DSATe,
  0,
  [_AIc, _ASGN, _IDG, _IMR, _MR, _NT, _F],
  [64 | 0, 0, 2, 2, 1, 0, () => Filters]
];
var DescribeScheduledActionsType$ = [
  3,
  n0,
  _DSATes,
  0,
  [_ASGN, _SAN, _ST, _ETn, _IMR, _NT, _MR],
  [0, 64 | 0, 4, 4, 2, 0, 1]
];
var DescribeTerminationPolicyTypesAnswer$ = [
  3,
  n0,
  _DTPTA,
  0,
  [_TPT],
  [64 | 0]
];
var DetachInstancesQuery$ = [
  3,
  n0,
  _DIQ,
  0,
  [_ASGN, _SDDC, _II],
  [0, 2, 64 | 0],
  2
];
var DetachLoadBalancersType$ = [
  3,
  n0,
  _DLBT,
  0,
  [_ASGN, _LBN],
  [0, 64 | 0],
  2
];
var DetachLoadBalancerTargetGroupsType$ = [
  3,
  n0,
  _DLBTGT,
  0,
  [_ASGN, _TGARN],
  [0, 64 | 0],
  2
];
var DisableMetricsCollectionQuery$ = [
  3,
  n0,
  _DMCQ,
  0,
  [_ASGN, _Me],
  [0, 64 | 0],
  1
];
var DistributionSegment$ = [
  3,
  n0,
  _DS,
  0,
  [_TCT],
  [64 | 0]
];
var Ebs$ = [
  3,
  n0,
  _E,
  0,
  [_SI, _VS, _VT, _DOT, _Io, _En, _Th],
  [0, 1, 0, 2, 1, 2, 1]
];
var EnabledMetric$ = [
  3,
  n0,
  _EMn,
  0,
  [_Met, _Gr],
  [0, 0]
];
var EnableMetricsCollectionQuery$ = [
  3,
  n0,
  _EMCQ,
  0,
  [_ASGN, _Gr, _Me],
  [0, 0, 64 | 0],
  2
];
var EnterStandbyQuery$ = [
  3,
  n0,
  _ESQ,
  0,
  [_ASGN, _SDDC, _II],
  [0, 2, 64 | 0],
  2
];
var ExitStandbyQuery$ = [
  3,
  n0,
  _ESQx,
  0,
  [_ASGN, _II],
  [0, 64 | 0],
  1
];
var Filter$ = [
  3,
  n0,
  _Fi,
  0,
  [_N, _Va],
  [0, 64 | 0]
];
var Instance$ = [
  3,
  n0,
  _In,
  0,
  [_IIns, _AZv, _LS, _HS, _PFSI, _IT, _AZIv, _LCN, _LT, _IIm, _WC],
  [0, 0, 0, 0, 2, 0, 0, 0, () => LaunchTemplateSpecification$, 0, 0],
  5
];
var InstanceCollection$ = [
  3,
  n0,
  _IC,
  0,
  [_IT, _MT, _SIu, _AZv, _AZIv, _II],
  [0, 0, 0, 0, 0, 64 | 0]
];
var InstanceLifecyclePolicy$ = [
  3,
  n0,
  _ILP,
  0,
  [_RT],
  [() => RetentionTriggers$]
];
var InstanceMaintenancePolicy$ = [
  3,
  n0,
  _IMP,
  0,
  [_MHP, _MHPa],
  [1, 1]
];
var InstanceMetadataOptions$ = [
  3,
  n0,
  _IMO,
  0,
  [_HT, _HPRHL, _HE],
  [0, 1, 0]
];
var InstanceMonitoring$ = [
  3,
  n0,
  _IM,
  0,
  [_Ena],
  [2]
];
var InstanceRequirements$ = [
  3,
  n0,
  _IRns,
  0,
  [_VCC, _MMB, _CM, _MGBPVC, _EIT, _IG, _SMPPOLP, _MSPAPOOODP, _ODMPPOLP, _BM, _BP, _RHS, _NIC, _LSo, _LST, _TLSGB, _BEBM, _ATcc, _AC, _AM, _ANc, _ATMMB, _NBG, _AIT, _BPF],
  [() => VCpuCountRequest$, () => MemoryMiBRequest$, 64 | 0, () => MemoryGiBPerVCpuRequest$, 64 | 0, 64 | 0, 1, 1, 1, 0, 0, 2, () => NetworkInterfaceCountRequest$, 0, 64 | 0, () => TotalLocalStorageGBRequest$, () => BaselineEbsBandwidthMbpsRequest$, 64 | 0, () => AcceleratorCountRequest$, 64 | 0, 64 | 0, () => AcceleratorTotalMemoryMiBRequest$, () => NetworkBandwidthGbpsRequest$, 64 | 0, [() => BaselinePerformanceFactorsRequest$, 0]],
  2
];
var InstanceReusePolicy$ = [
  3,
  n0,
  _IRP,
  0,
  [_ROSI],
  [2]
];
var InstancesDistribution$ = [
  3,
  n0,
  _ID,
  0,
  [_ODAS, _ODBC, _ODPABC, _SAS, _SIP, _SMP, _DSi],
  [0, 1, 1, 0, 1, 0, () => DistributionSegments]
];
var LaunchConfiguration$ = [
  3,
  n0,
  _LC,
  0,
  [_LCN, _IIm, _IT, _CT, _LCARN, _KN, _SG, _CLVPCI, _CLVPCSG, _UD, _KI, _RI, _BDMl, _IM, _SPp, _IIP, _EO, _APIA, _PT, _MO],
  [0, 0, 0, 4, 0, 0, 64 | 0, 0, 64 | 0, 0, 0, 0, () => BlockDeviceMappings, () => InstanceMonitoring$, 0, 0, 2, 2, 0, () => InstanceMetadataOptions$],
  4
];
var LaunchConfigurationNamesType$ = [
  3,
  n0,
  _LCNT,
  0,
  [_LCNa, _NT, _MR],
  [64 | 0, 0, 1]
];
var LaunchInstancesRequest$ = [
  3,
  n0,
  _LIR,
  0,
  [_ASGN, _RC, _CTl, _AZ, _AZI, _SIub, _RS],
  [0, 1, [0, 4], 64 | 0, 64 | 0, 64 | 0, 0],
  2
];
var LaunchTemplate$ = [
  3,
  n0,
  _LT,
  0,
  [_LTS, _Ov],
  [() => LaunchTemplateSpecification$, [() => Overrides, 0]]
];
var LaunchTemplateOverrides$ = [
  3,
  n0,
  _LTO,
  0,
  [_IT, _WC, _LTS, _IRns, _IIm],
  [0, 0, () => LaunchTemplateSpecification$, [() => InstanceRequirements$, 0], 0]
];
var LaunchTemplateSpecification$ = [
  3,
  n0,
  _LTS,
  0,
  [_LTI, _LTN, _Ve],
  [0, 0, 0]
];
var LifecycleHookSpecification$ = [
  3,
  n0,
  _LHS,
  0,
  [_LHN, _LTi, _NM, _HTe, _DR, _NTARN, _RARN],
  [0, 0, 0, 1, 0, 0, 0],
  2
];
var LoadForecast$ = [
  3,
  n0,
  _LF,
  0,
  [_Ti, _Va, _MSe],
  [64 | 4, 64 | 1, () => PredictiveScalingMetricSpecification$],
  3
];
var MemoryGiBPerVCpuRequest$ = [
  3,
  n0,
  _MGBPVCR,
  0,
  [_Mi, _Ma],
  [1, 1]
];
var MemoryMiBRequest$ = [
  3,
  n0,
  _MMBR,
  0,
  [_Mi, _Ma],
  [1, 1],
  1
];
var Metric$ = [
  3,
  n0,
  _Met,
  0,
  [_Na, _MN, _Di],
  [0, 0, () => MetricDimensions],
  2
];
var MetricDataQuery$ = [
  3,
  n0,
  _MDQ,
  0,
  [_Id, _Ex, _MSet, _L, _RDe],
  [0, 0, () => MetricStat$, 0, 2],
  1
];
var MetricDimension$ = [
  3,
  n0,
  _MD,
  0,
  [_N, _V],
  [0, 0],
  2
];
var MetricStat$ = [
  3,
  n0,
  _MSet,
  0,
  [_Met, _Stat, _U],
  [() => Metric$, 0, 0],
  2
];
var MixedInstancesPolicy$ = [
  3,
  n0,
  _MIP,
  0,
  [_LT, _ID],
  [[() => LaunchTemplate$, 0], () => InstancesDistribution$]
];
var NetworkBandwidthGbpsRequest$ = [
  3,
  n0,
  _NBGR,
  0,
  [_Mi, _Ma],
  [1, 1]
];
var NetworkInterfaceCountRequest$ = [
  3,
  n0,
  _NICR,
  0,
  [_Mi, _Ma],
  [1, 1]
];
var Operator$ = [
  3,
  n0,
  _O,
  0,
  [_Pri],
  [0],
  1
];
var PerformanceFactorReferenceRequest$ = [
  3,
  n0,
  _PFRR,
  0,
  [_IF],
  [0]
];
var PredictiveScalingCustomizedCapacityMetric$ = [
  3,
  n0,
  _PSCCM,
  0,
  [_MDQe],
  [() => MetricDataQueries],
  1
];
var PredictiveScalingCustomizedLoadMetric$ = [
  3,
  n0,
  _PSCLM,
  0,
  [_MDQe],
  [() => MetricDataQueries],
  1
];
var PredictiveScalingCustomizedScalingMetric$ = [
  3,
  n0,
  _PSCSM,
  0,
  [_MDQe],
  [() => MetricDataQueries],
  1
];
var PredictiveScalingMetricSpecification$ = [
  3,
  n0,
  _PSMS,
  0,
  [_TV, _PMPS, _PSMSr, _PLMS, _CSMS, _CLMS, _CCMS],
  [1, () => PredictiveScalingPredefinedMetricPair$, () => PredictiveScalingPredefinedScalingMetric$, () => PredictiveScalingPredefinedLoadMetric$, () => PredictiveScalingCustomizedScalingMetric$, () => PredictiveScalingCustomizedLoadMetric$, () => PredictiveScalingCustomizedCapacityMetric$],
  1
];
var PredictiveScalingPredefinedLoadMetric$ = [
  3,
  n0,
  _PSPLM,
  0,
  [_PMT, _RL],
  [0, 0],
  1
];
var PredictiveScalingPredefinedMetricPair$ = [
  3,
  n0,
  _PSPMP,
  0,
  [_PMT, _RL],
  [0, 0],
  1
];
var PredictiveScalingPredefinedScalingMetric$ = [
  3,
  n0,
  _PSPSM,
  0,
  [_PMT, _RL],
  [0, 0],
  1
];
var PutNotificationConfigurationType$ = [
  3,
  n0,
  _PNCT,
  0,
  [_ASGN, _TARN, _NTot],
  [0, 0, 64 | 0],
  3
];
var RefreshPreferences$ = [
  3,
  n0,
  _RP,
  0,
  [_MHP, _IW, _CP, _CD, _SMk, _AR, _SIPI, _SIt, _ASl, _MHPa, _BTa],
  [1, 1, 64 | 1, 1, 2, 2, 0, 0, () => AlarmSpecification$, 1, 1]
];
var RetentionTriggers$ = [
  3,
  n0,
  _RT,
  0,
  [_THA],
  [0]
];
var ScalingProcessQuery$ = [
  3,
  n0,
  _SPQ,
  0,
  [_ASGN, _SPcal],
  [0, 64 | 0],
  1
];
var SetInstanceProtectionQuery$ = [
  3,
  n0,
  _SIPQ,
  0,
  [_II, _ASGN, _PFSI],
  [64 | 0, 0, 2],
  3
];
var SuspendedProcess$ = [
  3,
  n0,
  _SPu,
  0,
  [_PNr, _SRu],
  [0, 0]
];
var Tag$ = [
  3,
  n0,
  _Ta,
  0,
  [_K, _RIe, _RTe, _V, _PAL],
  [0, 0, 0, 0, 2],
  1
];
var TagDescription$ = [
  3,
  n0,
  _TD,
  0,
  [_RIe, _RTe, _K, _V, _PAL],
  [0, 0, 0, 0, 2]
];
var TerminateInstanceInAutoScalingGroupType$ = [
  3,
  n0,
  _TIIASGT,
  0,
  [_SDDC, _IIns, _II, _ASGN],
  [2, 0, 64 | 0, 0],
  1
];
var TotalLocalStorageGBRequest$ = [
  3,
  n0,
  _TLSGBR,
  0,
  [_Mi, _Ma],
  [1, 1]
];
var TrafficSourceIdentifier$ = [
  3,
  n0,
  _TSI,
  0,
  [_Ide, _Ty],
  [0, 0],
  1
];
var UpdateAutoScalingGroupType$ = [
  3,
  n0,
  _UASGT,
  0,
  [_ASGN, _LCN, _LT, _MIP, _MS, _MSa, _DC, _DCe, _AZ, _AZI, _HCT, _HCGP, _PG, _VPCZI, _TP, _NIPFSI, _SLRARN, _MIL, _CR, _Co, _DCT, _DIW, _IMP, _AZD, _AZIP, _SZSV, _CRS, _ILP, _DP],
  [0, 0, () => LaunchTemplateSpecification$, [() => MixedInstancesPolicy$, 0], 1, 1, 1, 1, 64 | 0, 64 | 0, 0, 1, 0, 0, 64 | 0, 2, 0, 1, 2, 0, 0, 1, () => InstanceMaintenancePolicy$, () => AvailabilityZoneDistribution$, () => AvailabilityZoneImpairmentPolicy$, 2, () => CapacityReservationSpecification$, () => InstanceLifecyclePolicy$, 0],
  1
];
var VCpuCountRequest$ = [
  3,
  n0,
  _VCCR,
  0,
  [_Mi, _Ma],
  [1, 1],
  1
];
var WarmPoolConfiguration$ = [
  3,
  n0,
  _WPC,
  0,
  [_MGPC, _MS, _PS, _S, _IRP],
  [1, 1, 0, 0, () => InstanceReusePolicy$]
];
var AcceleratorManufacturers = 64 | 0;
var AcceleratorNames = 64 | 0;
var AcceleratorTypes = 64 | 0;
var ActivityIds = 64 | 0;
var AlarmList = 64 | 0;
var AllowedInstanceTypes = 64 | 0;
var AutoScalingGroupNames = 64 | 0;
var AutoScalingGroups = [
  1,
  n0,
  _ASGu,
  0,
  [
    () => AutoScalingGroup$,
    0
  ]
];
var AutoScalingNotificationTypes = 64 | 0;
var AvailabilityZoneIds = 64 | 0;
var AvailabilityZoneIdsLimit1 = 64 | 0;
var AvailabilityZones = 64 | 0;
var AvailabilityZonesLimit1 = 64 | 0;
var BlockDeviceMappings = [
  1,
  n0,
  _BDMl,
  0,
  () => BlockDeviceMapping$
];
var CapacityReservationIds = 64 | 0;
var CapacityReservationResourceGroupArns = 64 | 0;
var CheckpointPercentages = 64 | 1;
var ClassicLinkVPCSecurityGroups = 64 | 0;
var CpuManufacturers = 64 | 0;
var DistributionSegments = [
  1,
  n0,
  _DSi,
  0,
  () => DistributionSegment$
];
var EnabledMetrics = [
  1,
  n0,
  _EM,
  0,
  () => EnabledMetric$
];
var ExcludedInstanceTypes = 64 | 0;
var Filters = [
  1,
  n0,
  _F,
  0,
  () => Filter$
];
var InstanceGenerations = 64 | 0;
var InstanceIds = 64 | 0;
var InstanceRefreshIds = 64 | 0;
var Instances = [
  1,
  n0,
  _I,
  0,
  () => Instance$
];
var LaunchConfigurationNames = 64 | 0;
var LifecycleHookNames = 64 | 0;
var LifecycleHookSpecifications = [
  1,
  n0,
  _LHSi,
  0,
  () => LifecycleHookSpecification$
];
var LoadBalancerNames = 64 | 0;
var LocalStorageTypes = 64 | 0;
var MetricDataQueries = [
  1,
  n0,
  _MDQe,
  0,
  () => MetricDataQuery$
];
var MetricDimensions = [
  1,
  n0,
  _MDe,
  0,
  () => MetricDimension$
];
var Metrics = 64 | 0;
var Overrides = [
  1,
  n0,
  _Ov,
  0,
  [
    () => LaunchTemplateOverrides$,
    0
  ]
];
var PerformanceFactorReferenceSetRequest = [
  1,
  n0,
  _PFRSR,
  0,
  [
    () => PerformanceFactorReferenceRequest$,
    { "xmlName": _i }
  ]
];
var PolicyNames = 64 | 0;
var PolicyTypes = 64 | 0;
var PredictiveScalingForecastTimestamps = 64 | 4;
var PredictiveScalingForecastValues = 64 | 1;
var ProcessNames = 64 | 0;
var ScheduledActionNames = 64 | 0;
var SecurityGroups = 64 | 0;
var SubnetIdsLimit1 = 64 | 0;
var SuspendedProcesses = [
  1,
  n0,
  _SP,
  0,
  () => SuspendedProcess$
];
var TagDescriptionList = [
  1,
  n0,
  _TDL,
  0,
  () => TagDescription$
];
var Tags = [
  1,
  n0,
  _T,
  0,
  () => Tag$
];
var TargetCapacityTypes = 64 | 0;
var TargetGroupARNs = 64 | 0;
var TerminationInstanceIds = 64 | 0;
var TerminationPolicies = 64 | 0;
var TrafficSources = [
  1,
  n0,
  _TS,
  0,
  () => TrafficSourceIdentifier$
];
var Values = 64 | 0;
var DescribeAutoScalingGroups$ = [
  9,
  n0,
  _DASGe,
  0,
  () => AutoScalingGroupNamesType$,
  () => AutoScalingGroupsType$
];

// node_modules/@aws-sdk/client-auto-scaling/dist-es/runtimeConfig.shared.js
var getRuntimeConfig = (config) => {
  return {
    apiVersion: "2011-01-01",
    base64Decoder: config?.base64Decoder ?? fromBase64,
    base64Encoder: config?.base64Encoder ?? toBase64,
    disableHostPrefix: config?.disableHostPrefix ?? false,
    endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
    extensions: config?.extensions ?? [],
    httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultAutoScalingHttpAuthSchemeProvider,
    httpAuthSchemes: config?.httpAuthSchemes ?? [
      {
        schemeId: "aws.auth#sigv4",
        identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
        signer: new AwsSdkSigV4Signer()
      }
    ],
    logger: config?.logger ?? new NoOpLogger(),
    protocol: config?.protocol ?? AwsQueryProtocol,
    protocolSettings: config?.protocolSettings ?? {
      defaultNamespace: "com.amazonaws.autoscaling",
      errorTypeRegistries,
      xmlNamespace: "http://autoscaling.amazonaws.com/doc/2011-01-01/",
      version: "2011-01-01",
      serviceTarget: "AutoScaling_2011_01_01"
    },
    serviceId: config?.serviceId ?? "Auto Scaling",
    sha256: config?.sha256 ?? Sha256Node,
    urlParser: config?.urlParser ?? parseUrl,
    utf8Decoder: config?.utf8Decoder ?? fromUtf8,
    utf8Encoder: config?.utf8Encoder ?? toUtf8
  };
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/runtimeConfig.js
var getRuntimeConfig2 = (config) => {
  emitWarningIfUnsupportedVersion(process.version);
  const defaultsMode = resolveDefaultsModeConfig(config);
  const defaultConfigProvider = () => defaultsMode().then(loadConfigsForDefaultMode);
  const clientSharedValues = getRuntimeConfig(config);
  emitWarningIfUnsupportedVersion2(process.version);
  const loaderConfig = {
    profile: config?.profile,
    logger: clientSharedValues.logger
  };
  return {
    ...clientSharedValues,
    ...config,
    runtime: "node",
    defaultsMode,
    authSchemePreference: config?.authSchemePreference ?? loadConfig(NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
    bodyLengthChecker: config?.bodyLengthChecker ?? calculateBodyLength,
    credentialDefaultProvider: config?.credentialDefaultProvider ?? defaultProvider,
    defaultSocketTimeout: getDefaultSocketTimeout(config?.requestHandler, 9e5),
    defaultUserAgentProvider: config?.defaultUserAgentProvider ?? createDefaultUserAgentProvider({ serviceId: clientSharedValues.serviceId, clientVersion: package_default.version }),
    maxAttempts: config?.maxAttempts ?? loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
    region: config?.region ?? loadConfig(NODE_REGION_CONFIG_OPTIONS, { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...loaderConfig }),
    requestHandler: NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
    retryMode: config?.retryMode ?? loadConfig({
      ...NODE_RETRY_MODE_CONFIG_OPTIONS,
      default: async () => (await defaultConfigProvider()).retryMode || DEFAULT_RETRY_MODE
    }, config),
    streamCollector: config?.streamCollector ?? streamCollector,
    useDualstackEndpoint: config?.useDualstackEndpoint ?? loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    useFipsEndpoint: config?.useFipsEndpoint ?? loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    userAgentAppId: config?.userAgentAppId ?? loadConfig(NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
  };
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/auth/httpAuthExtensionConfiguration.js
var getHttpAuthExtensionConfiguration = (runtimeConfig) => {
  const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
  let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
  let _credentials = runtimeConfig.credentials;
  return {
    setHttpAuthScheme(httpAuthScheme) {
      const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
      if (index === -1) {
        _httpAuthSchemes.push(httpAuthScheme);
      } else {
        _httpAuthSchemes.splice(index, 1, httpAuthScheme);
      }
    },
    httpAuthSchemes() {
      return _httpAuthSchemes;
    },
    setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
      _httpAuthSchemeProvider = httpAuthSchemeProvider;
    },
    httpAuthSchemeProvider() {
      return _httpAuthSchemeProvider;
    },
    setCredentials(credentials) {
      _credentials = credentials;
    },
    credentials() {
      return _credentials;
    }
  };
};
var resolveHttpAuthRuntimeConfig = (config) => {
  return {
    httpAuthSchemes: config.httpAuthSchemes(),
    httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
    credentials: config.credentials()
  };
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/runtimeExtensions.js
var resolveRuntimeExtensions = (runtimeConfig, extensions) => {
  const extensionConfiguration = Object.assign(getAwsRegionExtensionConfiguration(runtimeConfig), getDefaultExtensionConfiguration(runtimeConfig), getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
  extensions.forEach((extension) => extension.configure(extensionConfiguration));
  return Object.assign(runtimeConfig, resolveAwsRegionExtensionConfiguration(extensionConfiguration), resolveDefaultRuntimeConfig(extensionConfiguration), resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/AutoScalingClient.js
var AutoScalingClient = class extends Client {
  config;
  constructor(...[configuration]) {
    const _config_0 = getRuntimeConfig2(configuration || {});
    super(_config_0);
    this.initConfig = _config_0;
    const _config_1 = resolveClientEndpointParameters(_config_0);
    const _config_2 = resolveUserAgentConfig(_config_1);
    const _config_3 = resolveRetryConfig(_config_2);
    const _config_4 = resolveRegionConfig(_config_3);
    const _config_5 = resolveHostHeaderConfig(_config_4);
    const _config_6 = resolveEndpointConfig(_config_5);
    const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
    const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
    this.config = _config_8;
    this.middlewareStack.use(getSchemaSerdePlugin(this.config));
    this.middlewareStack.use(getUserAgentPlugin(this.config));
    this.middlewareStack.use(getRetryPlugin(this.config));
    this.middlewareStack.use(getContentLengthPlugin(this.config));
    this.middlewareStack.use(getHostHeaderPlugin(this.config));
    this.middlewareStack.use(getLoggerPlugin(this.config));
    this.middlewareStack.use(getRecursionDetectionPlugin(this.config));
    this.middlewareStack.use(getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
      httpAuthSchemeParametersProvider: defaultAutoScalingHttpAuthSchemeParametersProvider,
      identityProviderConfigProvider: async (config) => new DefaultIdentityProviderConfig({
        "aws.auth#sigv4": config.credentials
      })
    }));
    this.middlewareStack.use(getHttpSigningPlugin(this.config));
  }
  destroy() {
    super.destroy();
  }
};

// node_modules/@aws-sdk/client-auto-scaling/dist-es/commandBuilder.js
var command = makeBuilder(commonParams, "AutoScaling_2011_01_01", "AutoScalingClient", getEndpointPlugin);
var _ep0 = {};
var _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-auto-scaling/dist-es/commands/DescribeAutoScalingGroupsCommand.js
var DescribeAutoScalingGroupsCommand = class extends command(_ep0, _mw0, "DescribeAutoScalingGroups", DescribeAutoScalingGroups$) {
};

// src/auto-scaling/auto-scaling-sdk.ts
function createSender(configuration) {
  const client = new AutoScalingClient(configuration);
  return { DescribeAutoScalingGroups: (request) => client.send(new DescribeAutoScalingGroupsCommand(request)) };
}
export {
  createSender
};
