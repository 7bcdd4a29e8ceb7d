import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  defaultProvider
} from "./chunk-CJJDVCS4.js";
import "./chunk-QTM3CGLO.js";
import {
  AwsEc2QueryProtocol,
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

// node_modules/@aws-sdk/client-ec2/dist-es/auth/httpAuthSchemeProvider.js
var defaultEC2HttpAuthSchemeParametersProvider = async (config, context, input) => {
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
      name: "ec2",
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
var defaultEC2HttpAuthSchemeProvider = (authParameters) => {
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

// node_modules/@aws-sdk/client-ec2/dist-es/endpoint/EndpointParameters.js
var resolveClientEndpointParameters = (options) => {
  return Object.assign(options, {
    useDualstackEndpoint: options.useDualstackEndpoint ?? false,
    useFipsEndpoint: options.useFipsEndpoint ?? false,
    defaultSigningName: "ec2"
  });
};
var commonParams = {
  UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
  Endpoint: { type: "builtInParams", name: "endpoint" },
  Region: { type: "builtInParams", name: "region" },
  UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" }
};

// node_modules/@aws-sdk/client-ec2/package.json
var package_default = {
  name: "@aws-sdk/client-ec2",
  version: "3.1164.0",
  description: "AWS SDK for JavaScript Ec2 Client for Node.js, Browser and React Native",
  homepage: "https://github.com/aws/aws-sdk-js-v3/tree/main/clients/client-ec2",
  license: "Apache-2.0",
  author: {
    name: "AWS SDK for JavaScript Team",
    url: "https://aws.amazon.com/sdk-for-javascript/"
  },
  repository: {
    type: "git",
    url: "https://github.com/aws/aws-sdk-js-v3.git",
    directory: "clients/client-ec2"
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
    test: "yarn g:vitest run --passWithNoTests",
    "test:watch": "yarn g:vitest watch --passWithNoTests",
    "test:integration": "yarn g:vitest run --passWithNoTests -c vitest.config.integ.mts",
    "test:integration:watch": "yarn g:vitest watch --passWithNoTests -c vitest.config.integ.mts",
    "test:e2e": "yarn g:vitest run -c vitest.config.e2e.mts",
    "test:e2e:watch": "yarn g:vitest watch -c vitest.config.e2e.mts",
    "test:index": "tsc -p tsconfig.test.json && node ./test/index-objects.spec.mjs"
  },
  dependencies: {
    "@aws-sdk/core": "^3.980.1",
    "@aws-sdk/credential-provider-node": "^3.972.94",
    "@aws-sdk/middleware-sdk-ec2": "^3.972.70",
    "@aws-sdk/types": "^3.975.0",
    "@smithy/core": "^3.38.0",
    "@smithy/fetch-http-handler": "^5.8.0",
    "@smithy/node-http-handler": "^4.14.0",
    "@smithy/types": "^4.19.0",
    tslib: "^2.6.2"
  },
  devDependencies: {
    "@smithy/snapshot-testing": "^2.4.0",
    "@tsconfig/node20": "20.1.8",
    "@types/node": "^20.14.8",
    concurrently: "7.0.0",
    "downlevel-dts": "0.10.1",
    premove: "4.0.0",
    typescript: "~7.0.2",
    vitest: "^4.0.17"
  },
  engines: {
    node: ">=20.0.0"
  }
};

// node_modules/@aws-sdk/client-ec2/dist-es/endpoint/bdd.js
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
    ["https://ec2-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
    [a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
    ["https://ec2.{Region}.amazonaws.com", i],
    ["https://ec2-fips.{Region}.{PartitionResult#dnsSuffix}", i],
    [a, "FIPS is enabled but this partition does not support FIPS"],
    ["https://ec2.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
    [a, "DualStack is enabled but this partition does not support DualStack"],
    ["https://ec2.{Region}.{PartitionResult#dnsSuffix}", i],
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

// node_modules/@aws-sdk/client-ec2/dist-es/endpoint/endpointResolver.js
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

// node_modules/@aws-sdk/client-ec2/dist-es/models/EC2ServiceException.js
var EC2ServiceException = class _EC2ServiceException extends ServiceException {
  static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.ec2#EC2ServiceException";
  constructor(options) {
    super(options);
    Object.setPrototypeOf(this, _EC2ServiceException.prototype);
  }
};

// node_modules/@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js
var _AAI = "AwsAccountId";
var _AAp = "ApplianceArn";
var _AAt = "AttachedAppliances";
var _ABV = "AttributeBooleanValue";
var _AC = "AcceleratorCount";
var _ACR = "AcceleratorCountRequest";
var _ADRFRV = "AllowDnsResolutionFromRemoteVpc";
var _AEFLCLTRV = "AllowEgressFromLocalClassicLinkToRemoteVpc";
var _AEFLVTRCL = "AllowEgressFromLocalVpcToRemoteClassicLink";
var _AESS = "AttachmentEnaSrdSpecification";
var _AESUS = "AttachmentEnaSrdUdpSpecification";
var _AFNI = "AdditionalFlexibleNetworkInterfaces";
var _AHR = "AllocateHostsRequest";
var _AIAC = "AvailableIpAddressCount";
var _AIAOC = "AssignIpv6AddressOnCreation";
var _AIT = "AllowedInstanceTypes";
var _AITS = "AllowedInstanceTypeSet";
var _AITl = "AllowedInstanceType";
var _AIl = "AllocationId";
var _AIs = "AssociationId";
var _AIss = "AssetIds";
var _AIsse = "AssetId";
var _AItt = "AttachmentId";
var _ALI = "AmiLaunchIndex";
var _ALT = "AttachmentLimitType";
var _AMAI = "AddMiddleboxAttachmentIds";
var _AMAId = "AddMiddleboxAttachmentId";
var _AMSc = "AcceleratorManufacturerSet";
var _AMc = "AcceleratorManufacturers";
var _AMcc = "AcceleratorManufacturer";
var _AMv = "AvailabilityMode";
var _ANSc = "AcceleratorNameSet";
var _ANcc = "AcceleratorNames";
var _ANcce = "AcceleratorName";
var _APZ = "AutoProvisionZones";
var _APu = "AutoPlacement";
var _ARS = "AutoRecoverySupported";
var _ARss = "AssociatedResource";
var _ARuto = "AutoRecovery";
var _ARw = "AwsRegion";
var _ASIu = "AutoScalingIps";
var _ASL = "AssociatedSubnetList";
var _ASSm = "AmdSevSnp";
var _ASs = "AssociationState";
var _ASsso = "AssociatedSubnets";
var _AStta = "AttachmentState";
var _ATLr = "ArchitectureTypeList";
var _ATMMB = "AcceleratorTotalMemoryMiB";
var _ATMMBR = "AcceleratorTotalMemoryMiBRequest";
var _ATSc = "AcceleratorTypeSet";
var _ATSr = "ArchitectureTypeSet";
var _ATc = "AcceleratorTypes";
var _ATcc = "AcceleratorType";
var _ATr = "ArchitectureTypes";
var _ATrc = "ArchitectureType";
var _ATtt = "AttachTime";
var _AVI = "AccepterVpcInfo";
var _AVt = "AttributeValue";
var _AZ = "AvailabilityZone";
var _AZI = "AvailabilityZoneId";
var _Acc = "Accelerators";
var _Af = "Affinity";
var _Ar = "Arn";
var _Arc = "Architecture";
var _As = "Associations";
var _Ass = "Association";
var _At = "Attribute";
var _Att = "Attachment";
var _BBIG = "BaselineBandwidthInGbps";
var _BBIM = "BaselineBandwidthInMbps";
var _BDMl = "BlockDeviceMappings";
var _BEBM = "BaselineEbsBandwidthMbps";
var _BEBMR = "BaselineEbsBandwidthMbpsRequest";
var _BIa = "BaselineIops";
var _BM = "BootMode";
var _BMTL = "BootModeTypeList";
var _BMa = "BareMetal";
var _BP = "BurstablePerformance";
var _BPAS = "BlockPublicAccessStates";
var _BPF = "BaselinePerformanceFactors";
var _BPFR = "BaselinePerformanceFactorsRequest";
var _BPS = "BurstablePerformanceSupported";
var _BTIMB = "BaselineThroughputInMBps";
var _BW = "BandwidthWeighting";
var _BWTL = "BandwidthWeightingTypeList";
var _BWa = "BandwidthWeightings";
var _CB = "CidrBlock";
var _CBAS = "CidrBlockAssociationSet";
var _CBI = "CapacityBlockId";
var _CBSi = "CidrBlockState";
var _CBSid = "CidrBlockSet";
var _CCL = "CoreCountList";
var _CCor = "CoreCount";
var _CGI = "CarrierGatewayId";
var _CGIa = "CarrierGatewayIds";
var _CGur = "CurrentGeneration";
var _CI = "CarrierIp";
var _CIBM = "CurrentInstanceBootMode";
var _CIi = "CidrIp";
var _CIid = "CidrIpv6";
var _CIidr = "CidrIpv4";
var _CIor = "CoreInfo";
var _CM = "CpuManufacturers";
var _CMSp = "CpuManufacturerSet";
var _CMp = "CpuManufacturer";
var _CNA = "CoreNetworkArn";
var _CO = "CpuOptions";
var _COI = "CustomerOwnedIp";
var _COIP = "CustomerOwnedIpv4Pool";
var _CPFR = "CpuPerformanceFactorRequest";
var _CRI = "CapacityReservationId";
var _CRP = "CapacityReservationPreference";
var _CRRGA = "CapacityReservationResourceGroupArn";
var _CRSR = "CapacityReservationSpecificationResponse";
var _CRSa = "CapacityReservationSpecification";
var _CRT = "CapacityReservationTarget";
var _CRTR = "CapacityReservationTargetResponse";
var _CT = "ClientToken";
var _CTC = "ConnectionTrackingConfiguration";
var _CTGMPR = "CreateTransitGatewayMeteringPolicyRequest";
var _CTR = "CreateTagsRequest";
var _CTSRo = "ConnectionTrackingSpecificationResponse";
var _CTon = "ConnectivityType";
var _CTre = "CreateTime";
var _CTrea = "CreationTimestamp";
var _Ci = "Cidr";
var _Co = "Code";
var _Conf = "Configured";
var _Cou = "Count";
var _Cp = "Cpu";
var _DAIT = "DenyAllIgwTraffic";
var _DCB = "DestinationCidrBlock";
var _DCGRes = "DescribeCarrierGatewaysRequest";
var _DCL = "DhcpConfigurationList";
var _DCTC = "DefaultConnectionTrackingConfiguration";
var _DCVL = "DhcpConfigurationValueList";
var _DCef = "DefaultCores";
var _DCh = "DhcpConfigurations";
var _DChc = "DhcpConfiguration";
var _DDORe = "DescribeDhcpOptionsRequest";
var _DDORes = "DescribeDhcpOptionsResult";
var _DDOe = "DescribeDhcpOptions";
var _DE = "DnsEntry";
var _DEQCPI = "DefaultEnaQueueCountPerInterface";
var _DES = "DnsEntrySet";
var _DEn = "DnsEntries";
var _DFA = "DefaultForAz";
var _DFR = "DeleteFleetsRequest";
var _DFRes = "DescribeFleetsRequest";
var _DHS = "DedicatedHostsSupported";
var _DHT = "DnsHostnameType";
var _DI = "DeviceIndex";
var _DICB = "DestinationIpv6CidrBlock";
var _DILi = "DiskInfoList";
var _DIRR = "DescribeImageReferencesRequest";
var _DIRescr = "DescribeInstancesRequest";
var _DIRescri = "DescribeInstancesResult";
var _DITR = "DescribeInstanceTopologyRequest";
var _DITRes = "DescribeInstanceTypesRequest";
var _DITResc = "DescribeInstanceTypesResult";
var _DITe = "DescribeInstanceTypes";
var _DIURER = "DescribeImageUsageReportEntriesRequest";
var _DIURRes = "DescribeImageUsageReportsRequest";
var _DIesc = "DescribeInstances";
var _DIisk = "DiskInfo";
var _DN = "DeviceName";
var _DNARe = "DescribeNetworkAclsRequest";
var _DNARes = "DescribeNetworkAclsResult";
var _DNAe = "DescribeNetworkAcls";
var _DNCI = "DefaultNetworkCardIndex";
var _DNGRes = "DescribeNatGatewaysRequest";
var _DNGResc = "DescribeNatGatewaysResult";
var _DNGe = "DescribeNatGateways";
var _DNIPRescr = "DescribeNetworkInterfacePermissionsRequest";
var _DNIRe = "DescribeNetworkInterfacesRequest";
var _DNIRes = "DescribeNetworkInterfacesResult";
var _DNIe = "DescribeNetworkInterfaces";
var _DNn = "DnsName";
var _DO = "DhcpOptions";
var _DOI = "DhcpOptionsId";
var _DOISL = "DhcpOptionsIdStringList";
var _DOIh = "DhcpOptionsIds";
var _DOL = "DhcpOptionsList";
var _DOT = "DeleteOnTermination";
var _DOn = "DnsOptions";
var _DPGRe = "DescribePlacementGroupsRequest";
var _DPLI = "DestinationPrefixListId";
var _DPRe = "DestinationPortRange";
var _DR = "DryRun";
var _DRIOR = "DescribeReservedInstancesOfferingsRequest";
var _DRIT = "DnsRecordIpType";
var _DRSERes = "DescribeRouteServerEndpointsRequest";
var _DRSPRes = "DescribeRouteServerPeersRequest";
var _DRSRes = "DescribeRouteServersRequest";
var _DRTRe = "DescribeRouteTablesRequest";
var _DRTRes = "DescribeRouteTablesResult";
var _DRTe = "DescribeRouteTables";
var _DSGRRes = "DescribeSecurityGroupRulesRequest";
var _DSGRResc = "DescribeSecurityGroupRulesResult";
var _DSGRes = "DescribeSecurityGroupsRequest";
var _DSGResc = "DescribeSecurityGroupsResult";
var _DSGRescri = "DescribeSecurityGroupRules";
var _DSGe = "DescribeSecurityGroups";
var _DSPHR = "DescribeSpotPriceHistoryRequest";
var _DSRes = "DescribeSnapshotsRequest";
var _DSRescr = "DescribeSubnetsRequest";
var _DSRescri = "DescribeSubnetsResult";
var _DSesc = "DescribeSubnets";
var _DTET = "DefaultTcpEstablishedTimeout";
var _DTGAR = "DescribeTransitGatewayAttachmentsRequest";
var _DTGCRes = "DescribeTransitGatewayConnectsRequest";
var _DTGPARes = "DescribeTransitGatewayPeeringAttachmentsRequest";
var _DTGVARes = "DescribeTransitGatewayVpcAttachmentsRequest";
var _DTPC = "DefaultThreadsPerCore";
var _DTR = "DeleteTagsRequest";
var _DTel = "DeleteTime";
var _DUST = "DefaultUdpStreamTimeout";
var _DUT = "DefaultUdpTimeout";
var _DVARes = "DescribeVpcAttributeRequest";
var _DVAResc = "DescribeVpcAttributeResult";
var _DVAe = "DescribeVpcAttribute";
var _DVBPAO = "DescribeVpcBlockPublicAccessOptions";
var _DVBPAOR = "DescribeVpcBlockPublicAccessOptionsRequest";
var _DVBPAORe = "DescribeVpcBlockPublicAccessOptionsResult";
var _DVC = "DefaultVCpus";
var _DVERes = "DescribeVpcEndpointsRequest";
var _DVEResc = "DescribeVpcEndpointsResult";
var _DVEe = "DescribeVpcEndpoints";
var _DVPCRes = "DescribeVpcPeeringConnectionsRequest";
var _DVPCResc = "DescribeVpcPeeringConnectionsResult";
var _DVPCe = "DescribeVpcPeeringConnections";
var _DVRescr = "DescribeVpcsRequest";
var _DVRescri = "DescribeVpcsResult";
var _DVesc = "DescribeVpcs";
var _De = "Description";
var _Dis = "Disks";
var _EAx = "ExclusionsAllowed";
var _ECI = "EbsCardIndex";
var _ECIL = "EbsCardInfoList";
var _ECIb = "EbsCardInfo";
var _ECb = "EbsCards";
var _ECn = "EncryptionControl";
var _EDH = "EnableDnsHostnames";
var _EDS = "EnableDnsSupport";
var _EDn = "EnableDns64";
var _EFS = "ElasticFileSystem";
var _EGA = "ElasticGpuAssociation";
var _EGAI = "ElasticGpuAssociationId";
var _EGAL = "ElasticGpuAssociationList";
var _EGAS = "ElasticGpuAssociationState";
var _EGAT = "ElasticGpuAssociationTime";
var _EGAl = "ElasticGpuAssociations";
var _EGIl = "ElasticGpuId";
var _EIAA = "ElasticInferenceAcceleratorAssociation";
var _EIAAI = "ElasticInferenceAcceleratorAssociationId";
var _EIAAL = "ElasticInferenceAcceleratorAssociationList";
var _EIAAS = "ElasticInferenceAcceleratorAssociationState";
var _EIAAT = "ElasticInferenceAcceleratorAssociationTime";
var _EIAAl = "ElasticInferenceAcceleratorArn";
var _EIAAla = "ElasticInferenceAcceleratorAssociations";
var _EIBD = "EbsInstanceBlockDevice";
var _EITS = "EncryptionInTransitSupported";
var _EITSx = "ExcludedInstanceTypeSet";
var _EITxc = "ExcludedInstanceTypes";
var _EITxcl = "ExcludedInstanceType";
var _EIb = "EbsInfo";
var _EIf = "EfaInfo";
var _ELADI = "EnableLniAtDeviceIndex";
var _ENAUM = "EnableNetworkAddressUsageMetrics";
var _EO = "EbsOptimized";
var _EOI = "EbsOptimizedInfo";
var _EOIG = "EgressOnlyInternetGateway";
var _EOIGI = "EgressOnlyInternetGatewayId";
var _EOS = "EbsOptimizedSupport";
var _EOn = "EnclaveOptions";
var _EQC = "EnaQueueCount";
var _ERNDAAAAR = "EnableResourceNameDnsAAAARecord";
var _ERNDAR = "EnableResourceNameDnsARecord";
var _ESE = "EnaSrdEnabled";
var _ESS = "EnaSrdSpecification";
var _ESSn = "EnaSrdSupported";
var _ESUE = "EnaSrdUdpEnabled";
var _ESUS = "EnaSrdUdpSpecification";
var _ESf = "EfaSupported";
var _ESn = "EncryptionSupport";
var _ESna = "EnaSupport";
var _ET = "ExpirationTime";
var _ETnd = "EndTime";
var _Eb = "Ebs";
var _Eg = "Egress";
var _En = "Enabled";
var _Ent = "Entries";
var _FCa = "FailureCode";
var _FDI = "FpgaDeviceInfo";
var _FDIL = "FpgaDeviceInfoList";
var _FDMI = "FpgaDeviceMemoryInfo";
var _FEQS = "FlexibleEnaQueuesSupport";
var _FIl = "FleetId";
var _FIle = "FleetIds";
var _FIpga = "FpgaInfo";
var _FLi = "FilterList";
var _FM = "FailureMessage";
var _FP = "FromPort";
var _FR = "FailureReason";
var _FTE = "FreeTierEligible";
var _Fi = "Filters";
var _Fil = "Filter";
var _Fp = "Fpgas";
var _Fr = "From";
var _G = "Groups";
var _GDI = "GpuDeviceInfo";
var _GDIL = "GpuDeviceInfoList";
var _GDMI = "GpuDeviceMemoryInfo";
var _GI = "GatewayId";
var _GIL = "GroupIdentifierList";
var _GIS = "GroupIdentifierSet";
var _GISL = "GroupIdStringList";
var _GIp = "GpuInfo";
var _GIr = "GroupId";
var _GIro = "GroupIds";
var _GIrou = "GroupIdentifier";
var _GMPLE = "GetManagedPrefixListEntries";
var _GMPLER = "GetManagedPrefixListEntriesRequest";
var _GMPLERe = "GetManagedPrefixListEntriesResult";
var _GN = "GroupName";
var _GNSL = "GroupNameStringList";
var _GNr = "GroupNames";
var _GOI = "GroupOwnerId";
var _GPS = "GpuPartitionSize";
var _GSPSR = "GetSpotPlacementScoresRequest";
var _Gp = "Gpus";
var _HBD = "HiddenByDefault";
var _HCOR = "HostCpuOptionsRequest";
var _HE = "HttpEndpoint";
var _HIo = "HostId";
var _HM = "HostMaintenance";
var _HO = "HibernationOptions";
var _HPI = "HttpProtocolIpv6";
var _HPRHL = "HttpPutResponseHopLimit";
var _HR = "HostRecovery";
var _HRGA = "HostResourceGroupArn";
var _HS = "HibernationSupported";
var _HT = "HttpTokens";
var _HTo = "HostnameType";
var _HZI = "HostedZoneId";
var _Hy = "Hypervisor";
var _I = "Id";
var _IA = "Ipv6Addresses";
var _IAA = "Ipv6AddressAttribute";
var _IAESS = "InstanceAttachmentEnaSrdSpecification";
var _IAESUS = "InstanceAttachmentEnaSrdUdpSpecification";
var _IAIn = "InferenceAcceleratorInfo";
var _IAPI = "Ipv4AddressesPerInterface";
var _IAPIp = "Ipv6AddressesPerInterface";
var _IAPSI = "Ipv4AddressesPerSecondaryInterface";
var _IART = "IncludeAllResourceTypes";
var _IAT = "IpAddressType";
var _IAp = "IpAddress";
var _IApv = "Ipv6Address";
var _IBDM = "InstanceBlockDeviceMapping";
var _IBDML = "InstanceBlockDeviceMappingList";
var _ICB = "Ipv6CidrBlock";
var _ICBAS = "Ipv6CidrBlockAssociationSet";
var _ICBS = "Ipv6CidrBlockState";
var _ICBSp = "Ipv6CidrBlockSet";
var _IDI = "InferenceDeviceInfo";
var _IDIL = "InferenceDeviceInfoList";
var _IDMI = "InferenceDeviceMemoryInfo";
var _IDs = "IsDefault";
var _IE = "IsEgress";
var _IF = "InstanceFamily";
var _IG = "InternetGateway";
var _IGBM = "InternetGatewayBlockMode";
var _IGS = "InstanceGenerationSet";
var _IGns = "InstanceGenerations";
var _IGnst = "InstanceGeneration";
var _II = "InstanceId";
var _IIA = "InstanceIpv6Address";
var _IIAL = "InstanceIpv6AddressList";
var _IIP = "IamInstanceProfile";
var _IIPL = "InstanceIpv4PrefixList";
var _IIPLn = "InstanceIpv6PrefixList";
var _IIPn = "InstanceIpv4Prefix";
var _IIPns = "InstanceIpv6Prefix";
var _IISLn = "InstanceIdStringList";
var _IIm = "ImageId";
var _IIma = "ImageIds";
var _IIn = "InstanceIds";
var _ILZ = "IncludeLocalZones";
var _ILn = "InstanceLifecycle";
var _ILns = "InstanceList";
var _IM = "IncludeMarketplace";
var _IMO = "InstanceMaintenanceOptions";
var _IMORnst = "InstanceMetadataOptionsResponse";
var _IMR = "IncludeManagedResources";
var _IMT = "InstanceMetadataTags";
var _IN = "Ipv6Native";
var _INI = "InstanceNetworkInterface";
var _INIA = "InstanceNetworkInterfaceAssociation";
var _INIAn = "InstanceNetworkInterfaceAttachment";
var _INIL = "InstanceNetworkInterfaceList";
var _INPO = "InstanceNetworkPerformanceOptions";
var _IOI = "IpOwnerId";
var _IOIn = "InstanceOwnerId";
var _IPEp = "IpPermissionsEgress";
var _IPIA = "InstancePrivateIpAddress";
var _IPIAL = "InstancePrivateIpAddressList";
var _IPIs = "IsPrimaryIpv6";
var _IPLp = "IpPermissionList";
var _IPLpv = "Ipv4PrefixesList";
var _IPLpvre = "Ipv6PrefixesList";
var _IPS = "Ipv4PrefixSpecification";
var _IPSp = "Ipv6PrefixSpecification";
var _IPp = "Ipv6Prefixes";
var _IPpe = "IpPermissions";
var _IPper = "IpPermission";
var _IPpr = "IpProtocol";
var _IPpre = "IpPrefixes";
var _IPpv = "Ipv6Prefix";
var _IPpvo = "Ipv6Pool";
var _IPpvr = "Ipv4Prefixes";
var _IPpvre = "Ipv4Prefix";
var _IPsr = "IsPrimary";
var _IR = "InstanceRequirements";
var _IRLp = "IpRangeList";
var _IRLpv = "Ipv6RangeList";
var _IRR = "InstanceRequirementsRequest";
var _IRWM = "InstanceRequirementsWithMetadata";
var _IRWMR = "InstanceRequirementsWithMetadataRequest";
var _IRpa = "IpRanges";
var _IRpan = "IpRange";
var _IRpv = "Ipv6Ranges";
var _IRpva = "Ipv6Range";
var _ISIA = "InstanceSecondaryInterfaceAttachment";
var _ISIL = "InstanceSecondaryInterfaceList";
var _ISIPIA = "InstanceSecondaryInterfacePrivateIpAddress";
var _ISIPIAL = "InstanceSecondaryInterfacePrivateIpAddressList";
var _ISIn = "InstanceSecondaryInterface";
var _ISIns = "InstanceStorageInfo";
var _ISSn = "InstanceStorageSupported";
var _ISnsta = "InstanceState";
var _ISpo = "IpSource";
var _ISpvu = "Ipv6Supported";
var _IT = "InstanceType";
var _ITC = "IcmpTypeCode";
var _ITILn = "InstanceTypeInfoList";
var _ITIn = "InstanceTypeInfo";
var _ITns = "InstanceTenancy";
var _ITnst = "InstanceTypes";
var _ITnt = "InterfaceType";
var _ITnte = "InterfaceTypes";
var _IUIR = "IncludeUnsupportedInRegion";
var _In = "Instance";
var _Ins = "Instances";
var _K = "Key";
var _KI = "KernelId";
var _KN = "KeyName";
var _L = "Lambda";
var _LCA = "LicenseConfigurationArn";
var _LCi = "LicenseConfiguration";
var _LEa = "LastError";
var _LGC = "LogicalGpuCount";
var _LGI = "LocalGatewayId";
var _LL = "LicenseList";
var _LST = "LocalStorageTypes";
var _LSTS = "LocalStorageTypeSet";
var _LSTo = "LocalStorageType";
var _LSo = "LocalStorage";
var _LTau = "LaunchTime";
var _LUT = "LastUpdateTimestamp";
var _Lic = "Licenses";
var _M = "Min";
var _MAIe = "MediaAcceleratorInfo";
var _MAIi = "MiddleboxAttachmentIds";
var _MAIid = "MiddleboxAttachmentId";
var _MAa = "MacAddress";
var _MB = "ManagedBy";
var _MBIM = "MaximumBandwidthInMbps";
var _MCOIOL = "MapCustomerOwnedIpOnLaunch";
var _MD = "MaxDuration";
var _MDI = "MediaDeviceInfo";
var _MDIL = "MediaDeviceInfoList";
var _MDMI = "MediaDeviceMemoryInfo";
var _MDi = "MinDuration";
var _MEA = "MaximumEbsAttachments";
var _MEC = "MaximumEbsCards";
var _MEI = "MaximumEfaInterfaces";
var _MEQC = "MaximumEnaQueueCount";
var _MEQCPI = "MaximumEnaQueueCountPerInterface";
var _MGBPVC = "MemoryGiBPerVCpu";
var _MGBPVCR = "MemoryGiBPerVCpuRequest";
var _MI = "MaximumIops";
var _MIC = "MaxInstanceCount";
var _MIe = "MemoryInfo";
var _MMB = "MemoryMiB";
var _MMBR = "MemoryMiBRequest";
var _MNC = "MaximumNetworkCards";
var _MNI = "MaximumNetworkInterfaces";
var _MO = "MetadataOptions";
var _MOa = "MaintenanceOptions";
var _MPIOL = "MapPublicIpOnLaunch";
var _MR = "MaxResults";
var _MSNI = "MaximumSecondaryNetworkInterfaces";
var _MSPAPOOODP = "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice";
var _MSod = "ModificationState";
var _MTGMPR = "ModifyTransitGatewayMeteringPolicyRequest";
var _MTIMB = "MaximumThroughputInMBps";
var _MTMFRR = "ModifyTrafficMirrorFilterRuleRequest";
var _MTMSR = "ModifyTrafficMirrorSessionRequest";
var _Ma = "Max";
var _Mai = "Main";
var _Man = "Manufacturer";
var _Mana = "Managed";
var _Me = "Message";
var _Mo = "Mode";
var _Mon = "Monitoring";
var _N = "Name";
var _NA = "NetworkAcl";
var _NAA = "NetworkAclAssociation";
var _NAAI = "NetworkAclAssociationId";
var _NAAL = "NetworkAclAssociationList";
var _NAE = "NetworkAclEntry";
var _NAEL = "NetworkAclEntryList";
var _NAI = "NetworkAclId";
var _NAISL = "NetworkAclIdStringList";
var _NAIe = "NetworkAclIds";
var _NAL = "NetworkAclList";
var _NAe = "NetworkAcls";
var _NBG = "NetworkBorderGroup";
var _NBGR = "NetworkBandwidthGbpsRequest";
var _NBGe = "NetworkBandwidthGbps";
var _NC = "NetworkCards";
var _NCI = "NetworkCardIndex";
var _NCIL = "NetworkCardInfoList";
var _NCITL = "NetworkCardInterfaceTypeList";
var _NCIe = "NetworkCardInfo";
var _NDCI = "NeuronDeviceCoreInfo";
var _NDI = "NeuronDeviceInfo";
var _NDIL = "NeuronDeviceInfoList";
var _NDMI = "NeuronDeviceMemoryInfo";
var _NDe = "NeuronDevices";
var _NES = "NitroEnclavesSupport";
var _NG = "NatGateway";
var _NGA = "NatGatewayAddresses";
var _NGAA = "NatGatewayAttachedAppliance";
var _NGAAL = "NatGatewayAttachedApplianceList";
var _NGAL = "NatGatewayAddressList";
var _NGAa = "NatGatewayAddress";
var _NGI = "NatGatewayId";
var _NGISL = "NatGatewayIdStringList";
var _NGIa = "NatGatewayIds";
var _NGL = "NatGatewayList";
var _NGa = "NatGateways";
var _NIAet = "NetworkInterfaceAssociation";
var _NIAetw = "NetworkInterfaceAttachment";
var _NIC = "NetworkInterfaceCount";
var _NICR = "NetworkInterfaceCountRequest";
var _NII = "NetworkInterfaceId";
var _NIIA = "NetworkInterfaceIpv6Address";
var _NIIAL = "NetworkInterfaceIpv6AddressesList";
var _NIIL = "NetworkInterfaceIdList";
var _NIIe = "NetworkInterfaceIds";
var _NIL = "NetworkInterfaceList";
var _NIPIA = "NetworkInterfacePrivateIpAddress";
var _NIPIAL = "NetworkInterfacePrivateIpAddressList";
var _NIPIe = "NetworkInterfacePermissionId";
var _NIPIetw = "NetworkInterfacePermissionIds";
var _NIe = "NetworkInterface";
var _NIet = "NetworkInterfaces";
var _NIetw = "NetworkInfo";
var _NIeu = "NeuronInfo";
var _NPO = "NetworkPerformanceOptions";
var _NPe = "NetworkPerformance";
var _NS = "NvmeSupport";
var _NTI = "NitroTpmInfo";
var _NTS = "NitroTpmSupport";
var _NTSVL = "NitroTpmSupportedVersionsList";
var _NTe = "NextToken";
var _NV = "NestedVirtualization";
var _O = "Origin";
var _OA = "OutpostArn";
var _OC = "OfferingClass";
var _ODMPPOLP = "OnDemandMaxPricePercentageOverLowestPrice";
var _OI = "OwnerId";
var _OIw = "OwnerIds";
var _ON = "OptionName";
var _ONA = "OdbNetworkArn";
var _ORper = "OperatorResponse";
var _OSL = "OwnerStringList";
var _OTf = "OfferingType";
var _OV = "OptionValues";
var _OVp = "OptionValue";
var _Op = "Operator";
var _Own = "Owner";
var _P = "Principal";
var _PB = "ProvisionedBandwidth";
var _PBIG = "PeakBandwidthInGbps";
var _PCIr = "ProductCodeId";
var _PCLr = "ProductCodeList";
var _PCT = "ProductCodeType";
var _PCr = "ProductCode";
var _PCro = "ProductCodes";
var _PDE = "PrivateDnsEnabled";
var _PDN = "PrivateDnsName";
var _PDNO = "PrivateDnsNameOptions";
var _PDNOOL = "PrivateDnsNameOptionsOnLaunch";
var _PDNORr = "PrivateDnsNameOptionsResponse";
var _PDNub = "PublicDnsName";
var _PDOFIRE = "PrivateDnsOnlyForInboundResolverEndpoint";
var _PDP = "PrivateDnsPreference";
var _PDSD = "PrivateDnsSpecifiedDomains";
var _PDSDN = "PublicDualStackDnsName";
var _PDSDS = "PrivateDnsSpecifiedDomainSet";
var _PDl = "PlatformDetails";
var _PDo = "PolicyDocument";
var _PDr = "ProductDescription";
var _PDro = "ProductDescriptions";
var _PFRR = "PerformanceFactorReferenceRequest";
var _PFRSR = "PerformanceFactorReferenceSetRequest";
var _PGISL = "PlacementGroupIdStringList";
var _PGIl = "PlacementGroupInfo";
var _PGSL = "PlacementGroupStrategyList";
var _PI = "PublicIp";
var _PIAr = "PrivateIpAddress";
var _PIAri = "PrivateIpAddresses";
var _PIAu = "PublicIpAddress";
var _PIDN = "PublicIpv6DnsName";
var _PIDNO = "PublicIpDnsNameOptions";
var _PIDNu = "PublicIpv4DnsName";
var _PIP = "PublicIpv4Pool";
var _PIri = "PrivateIp";
var _PIro = "ProcessorInfo";
var _PLE = "PrefixListEntry";
var _PLES = "PrefixListEntrySet";
var _PLI = "PrefixListId";
var _PLIL = "PrefixListIdList";
var _PLIr = "PrefixListIds";
var _PLa = "PacketLength";
var _PN = "PartitionNumber";
var _POe = "PeeringOptions";
var _PRE = "PayerResponsibilityEntry";
var _PRSa = "PayerResponsibilitySet";
var _PRT = "PayerResponsibilityType";
var _PRay = "PayerResponsibilities";
var _PRo = "PortRange";
var _PSee = "PeeringStatus";
var _PSh = "PhcSupport";
var _PTr = "ProvisionTime";
var _PV = "PropagatingVgw";
var _PVL = "PropagatingVgwList";
var _PVro = "PropagatingVgws";
var _Pl = "Platform";
var _Pla = "Placement";
var _Pr = "Protocol";
var _Prim = "Primary";
var _Prov = "Provisioned";
var _Q = "Quantity";
var _RA = "RuleAction";
var _RBUI = "RestorableByUserIds";
var _RBe = "RestorableBy";
var _RCA = "ResourceConfigurationArn";
var _RDN = "RootDeviceName";
var _RDT = "RootDeviceType";
var _RDTL = "RootDeviceTypeList";
var _REIT = "RequireEncryptionInTransit";
var _REes = "ResourceExclusions";
var _RF = "RemoveFields";
var _RFe = "RemoveField";
var _RGIe = "ReferencedGroupInfo";
var _RHS = "RequireHibernateSupport";
var _RI = "ReportId";
var _RIOI = "ReservedInstancesOfferingIds";
var _RIOIe = "ReservedInstancesOfferingId";
var _RIa = "RamdiskId";
var _RIe = "ReservationId";
var _RIep = "ReportIds";
var _RIeq = "RequesterId";
var _RIeso = "ResourceId";
var _RLe = "ReservationList";
var _RLo = "RouteList";
var _RMAI = "RemoveMiddleboxAttachmentIds";
var _RMAIe = "RemoveMiddleboxAttachmentId";
var _RMS = "RebootMigrationSupport";
var _RMe = "RebootMigration";
var _RMeq = "RequesterManaged";
var _RN = "RegionName";
var _RNe = "RegionNames";
var _RNu = "RuleNumber";
var _RSEI = "RouteServerEndpointId";
var _RSEIo = "RouteServerEndpointIds";
var _RSG = "ReferencedSecurityGroup";
var _RSI = "RouteServerId";
var _RSIo = "RouteServerIds";
var _RSPI = "RouteServerPeerId";
var _RSPIo = "RouteServerPeerIds";
var _RTA = "RouteTableAssociation";
var _RTAI = "RouteTableAssociationId";
var _RTAL = "RouteTableAssociationList";
var _RTAS = "RouteTableAssociationState";
var _RTI = "RouteTableId";
var _RTISL = "RouteTableIdStringList";
var _RTIo = "RouteTableIds";
var _RTLo = "RouteTableList";
var _RTO = "ResourceTypeOptions";
var _RTOL = "ResourceTypeOptionList";
var _RTOe = "ResourceTypeOption";
var _RTRL = "ResourceTypeRequestList";
var _RTRe = "ResourceTypeRequest";
var _RTe = "ResourceType";
var _RTeq = "RequestTime";
var _RTes = "ResourceTypes";
var _RTo = "RouteTable";
var _RTou = "RouteTables";
var _RVIe = "RequesterVpcInfo";
var _Re = "Reason";
var _Ref = "References";
var _Refe = "Reference";
var _Regi = "Region";
var _Req = "Requested";
var _Res = "Resources";
var _Rese = "Reservations";
var _Reser = "Reservation";
var _Ro = "Route";
var _Rou = "Routes";
var _SAPFL = "SupportedAdditionalProcessorFeatureList";
var _SAZ = "SingleAvailabilityZone";
var _SAub = "SubnetArn";
var _SAup = "SupportedArchitectures";
var _SBM = "SupportedBootModes";
var _SCB = "SourceCidrBlock";
var _SCBS = "SubnetCidrBlockState";
var _SCSIG = "SustainedClockSpeedInGhz";
var _SDC = "SourceDestCheck";
var _SDp = "SpreadDomain";
var _SF = "SupportedFeatures";
var _SGA = "SecurityGroupArn";
var _SGIec = "SecurityGroupIdentifier";
var _SGL = "SecurityGroupList";
var _SGR = "SecurityGroupRules";
var _SGRA = "SecurityGroupRuleArn";
var _SGRI = "SecurityGroupRuleIds";
var _SGRIL = "SecurityGroupRuleIdList";
var _SGRIe = "SecurityGroupRuleId";
var _SGRL = "SecurityGroupRuleList";
var _SGRe = "SecurityGroupRule";
var _SGe = "SecurityGroups";
var _SGec = "SecurityGroup";
var _SI = "SubnetIds";
var _SICBA = "SubnetIpv6CidrBlockAssociation";
var _SICBAS = "SubnetIpv6CidrBlockAssociationSet";
var _SIGB = "SizeInGB";
var _SIIec = "SecondaryInterfaceId";
var _SIMB = "SizeInMiB";
var _SIPL = "SubnetIpPrefixesList";
var _SIPu = "SubnetIpPrefixes";
var _SIRI = "SpotInstanceRequestId";
var _SIRu = "SupportedInRegion";
var _SISL = "SnapshotIdStringList";
var _SISLu = "SubnetIdStringList";
var _SIec = "SecondaryInterfaces";
var _SIn = "SnapshotId";
var _SIna = "SnapshotIds";
var _SIu = "SubnetId";
var _SLu = "SubnetList";
var _SMPPOLP = "SpotMaxPricePercentageOverLowestPrice";
var _SMt = "StatusMessage";
var _SMta = "StateMessage";
var _SN = "ServiceName";
var _SNA = "ServiceNetworkArn";
var _SNI = "SecondaryNetworkId";
var _SNS = "SriovNetSupport";
var _SNSe = "SecondaryNetworkSupported";
var _SNes = "SessionNumber";
var _SPRo = "SourcePortRange";
var _SRDT = "SupportedRootDeviceTypes";
var _SRe = "ServiceRegion";
var _SRt = "StateReason";
var _SSIe = "SecondarySubnetId";
var _SSu = "SupportedStrategies";
var _STR = "StateTransitionReason";
var _STt = "StartTime";
var _SUC = "SupportedUsageClasses";
var _SVT = "SupportedVirtualizationTypes";
var _SVu = "SupportedVersions";
var _Scop = "Scope";
var _St = "State";
var _Sta = "Status";
var _Su = "Subnet";
var _Subn = "Subnets";
var _T = "Tags";
var _TCUT = "TargetCapacityUnitType";
var _TCar = "TargetCapacity";
var _TD = "TrafficDirection";
var _TET = "TcpEstablishedTimeout";
var _TFMIMB = "TotalFpgaMemoryInMiB";
var _TGAIr = "TransitGatewayAttachmentIds";
var _TGI = "TransitGatewayId";
var _TGMIMB = "TotalGpuMemoryInMiB";
var _TGMPI = "TransitGatewayMeteringPolicyId";
var _TI = "TerminateInstances";
var _TIMIMB = "TotalInferenceMemoryInMiB";
var _TL = "TagList";
var _TLSGB = "TotalLocalStorageGB";
var _TLSGBR = "TotalLocalStorageGBRequest";
var _TMFI = "TrafficMirrorFilterId";
var _TMFRI = "TrafficMirrorFilterRuleId";
var _TMMIMB = "TotalMediaMemoryInMiB";
var _TMPRR = "TrafficMirrorPortRangeRequest";
var _TMSI = "TrafficMirrorSessionId";
var _TMTI = "TrafficMirrorTargetId";
var _TNDMIMB = "TotalNeuronDeviceMemoryInMiB";
var _TP = "ToPort";
var _TPC = "ThreadsPerCore";
var _TPCL = "ThreadsPerCoreList";
var _TS = "TagSpecifications";
var _TSIGB = "TotalSizeInGB";
var _TSL = "TagSpecificationList";
var _TSa = "TagSpecification";
var _TSag = "TagSet";
var _TSp = "TpmSupport";
var _TV = "TargetVersion";
var _Ta = "Tag";
var _Te = "Tenancy";
var _To = "To";
var _Ty = "Type";
var _UCTL = "UsageClassTypeList";
var _UI = "UserId";
var _UIGP = "UserIdGroupPairs";
var _UIGPL = "UserIdGroupPairList";
var _UIGPs = "UserIdGroupPair";
var _UO = "UsageOperation";
var _UOUT = "UsageOperationUpdateTime";
var _UST = "UdpStreamTimeout";
var _UTd = "UdpTimeout";
var _V = "Value";
var _VBPAO = "VpcBlockPublicAccessOptions";
var _VCBA = "VpcCidrBlockAssociation";
var _VCBAS = "VpcCidrBlockAssociationSet";
var _VCBS = "VpcCidrBlockState";
var _VCC = "VCpuCount";
var _VCCRR = "VCpuCountRangeRequest";
var _VCIpu = "VCpuInfo";
var _VCa = "ValidCores";
var _VE = "VpcEndpoint";
var _VEC = "VpcEncryptionControl";
var _VECE = "VpcEncryptionControlExclusion";
var _VECEp = "VpcEncryptionControlExclusions";
var _VECI = "VpcEncryptionControlId";
var _VEI = "VpcEndpointIds";
var _VEIL = "VpcEndpointIdList";
var _VEIp = "VpcEndpointId";
var _VESpcn = "VpcEndpointSet";
var _VET = "VpcEndpointType";
var _VEp = "VpcEndpoints";
var _VI = "VpcId";
var _VICBA = "VpcIpv6CidrBlockAssociation";
var _VICBAS = "VpcIpv6CidrBlockAssociationSet";
var _VISLp = "VpcIdStringList";
var _VIo = "VolumeId";
var _VIp = "VpcIds";
var _VL = "VpcLattice";
var _VLp = "VpcList";
var _VNI = "VirtualNetworkId";
var _VOI = "VolumeOwnerId";
var _VP = "VpcPeering";
var _VPC = "VpcPeeringConnection";
var _VPCI = "VpcPeeringConnectionId";
var _VPCIL = "VpcPeeringConnectionIdList";
var _VPCIp = "VpcPeeringConnectionIds";
var _VPCL = "VpcPeeringConnectionList";
var _VPCOD = "VpcPeeringConnectionOptionsDescription";
var _VPCSR = "VpcPeeringConnectionStateReason";
var _VPCVI = "VpcPeeringConnectionVpcInfo";
var _VPCp = "VpcPeeringConnections";
var _VPG = "VirtualPrivateGateway";
var _VSL = "ValueStringList";
var _VTLi = "VirtualizationTypeList";
var _VTPC = "ValidThreadsPerCore";
var _VTS = "VirtualizationTypeSet";
var _VTi = "VirtualizationTypes";
var _VTir = "VirtualizationType";
var _Va = "Values";
var _Ver = "Version";
var _Vp = "Vpc";
var _Vpc = "Vpcs";
var _WL = "WorkloadsList";
var _Wo = "Workloads";
var _aAI = "awsAccountId";
var _aASt = "attachedApplianceSet";
var _aAp = "applianceArn";
var _aDRFRV = "allowDnsResolutionFromRemoteVpc";
var _aEFLCLTRV = "allowEgressFromLocalClassicLinkToRemoteVpc";
var _aEFLVTRCL = "allowEgressFromLocalVpcToRemoteClassicLink";
var _aFNI = "additionalFlexibleNetworkInterfaces";
var _aI = "allocationId";
var _aIAC = "availableIpAddressCount";
var _aIAOC = "assignIpv6AddressOnCreation";
var _aIs = "associationId";
var _aIt = "attachmentId";
var _aLI = "amiLaunchIndex";
var _aLT = "attachmentLimitType";
var _aM = "availabilityMode";
var _aP = "autoPlacement";
var _aPZ = "autoProvisionZones";
var _aRSu = "autoRecoverySupported";
var _aRs = "associatedResource";
var _aRut = "autoRecovery";
var _aRw = "awsRegion";
var _aS = "associationState";
var _aSI = "autoScalingIps";
var _aSS = "amdSevSnp";
var _aSSs = "associatedSubnetSet";
var _aSs = "associationSet";
var _aStt = "attachmentState";
var _aTt = "attachTime";
var _aVI = "accepterVpcInfo";
var _aZ = "availabilityZone";
var _aZI = "availabilityZoneId";
var _acc = "accelerators";
var _af = "affinity";
var _ar = "arn";
var _arc = "architecture";
var _ass = "association";
var _at = "attachment";
var _bBIG = "baselineBandwidthInGbps";
var _bBIM = "baselineBandwidthInMbps";
var _bDM = "blockDeviceMapping";
var _bIa = "baselineIops";
var _bM = "bootMode";
var _bMa = "bareMetal";
var _bPAS = "blockPublicAccessStates";
var _bPS = "burstablePerformanceSupported";
var _bTIMB = "baselineThroughputInMBps";
var _bW = "bandwidthWeighting";
var _bWa = "bandwidthWeightings";
var _cB = "cidrBlock";
var _cBAS = "cidrBlockAssociationSet";
var _cBI = "capacityBlockId";
var _cBSi = "cidrBlockState";
var _cBSid = "cidrBlockSet";
var _cCo = "coreCount";
var _cGI = "carrierGatewayId";
var _cGur = "currentGeneration";
var _cI = "carrierIp";
var _cIBM = "currentInstanceBootMode";
var _cIi = "cidrIp";
var _cIid = "cidrIpv6";
var _cIidr = "cidrIpv4";
var _cIor = "coreInfo";
var _cNA = "coreNetworkArn";
var _cO = "cpuOptions";
var _cOI = "customerOwnedIp";
var _cOIP = "customerOwnedIpv4Pool";
var _cRI = "capacityReservationId";
var _cRP = "capacityReservationPreference";
var _cRRGA = "capacityReservationResourceGroupArn";
var _cRSa = "capacityReservationSpecification";
var _cRT = "capacityReservationTarget";
var _cT = "clientToken";
var _cTC = "connectionTrackingConfiguration";
var _cTonn = "connectivityType";
var _cTre = "createTime";
var _cTrea = "creationTimestamp";
var _ci = "cidr";
var _co = "code";
var _conf = "configured";
var _cou = "count";
var _dAIT = "denyAllIgwTraffic";
var _dCB = "destinationCidrBlock";
var _dCS = "dhcpConfigurationSet";
var _dCe = "defaultCores";
var _dEQCPI = "defaultEnaQueueCountPerInterface";
var _dES = "dnsEntrySet";
var _dFA = "defaultForAz";
var _dHS = "dedicatedHostsSupported";
var _dHT = "dnsHostnameType";
var _dI = "deviceIndex";
var _dICB = "destinationIpv6CidrBlock";
var _dN = "deviceName";
var _dNCI = "defaultNetworkCardIndex";
var _dNn = "dnsName";
var _dOI = "dhcpOptionsId";
var _dOS = "dhcpOptionsSet";
var _dOT = "deleteOnTermination";
var _dOn = "dnsOptions";
var _dPLI = "destinationPrefixListId";
var _dR = "dryRun";
var _dRIT = "dnsRecordIpType";
var _dTET = "defaultTcpEstablishedTimeout";
var _dTPC = "defaultThreadsPerCore";
var _dTel = "deleteTime";
var _dUST = "defaultUdpStreamTimeout";
var _dUT = "defaultUdpTimeout";
var _dVC = "defaultVCpus";
var _de = "description";
var _def = "default";
var _dis = "disks";
var _eAx = "exclusionsAllowed";
var _eCI = "ebsCardIndex";
var _eCS = "ebsCardSet";
var _eCn = "encryptionControl";
var _eDH = "enableDnsHostnames";
var _eDS = "enableDnsSupport";
var _eDn = "enableDns64";
var _eFS = "elasticFileSystem";
var _eGAI = "elasticGpuAssociationId";
var _eGAS = "elasticGpuAssociationState";
var _eGASl = "elasticGpuAssociationSet";
var _eGAT = "elasticGpuAssociationTime";
var _eGI = "elasticGpuId";
var _eIAA = "elasticInferenceAcceleratorArn";
var _eIAAI = "elasticInferenceAcceleratorAssociationId";
var _eIAAS = "elasticInferenceAcceleratorAssociationState";
var _eIAASl = "elasticInferenceAcceleratorAssociationSet";
var _eIAAT = "elasticInferenceAcceleratorAssociationTime";
var _eITSn = "encryptionInTransitSupported";
var _eIb = "ebsInfo";
var _eIf = "efaInfo";
var _eLADI = "enableLniAtDeviceIndex";
var _eNAUM = "enableNetworkAddressUsageMetrics";
var _eO = "ebsOptimized";
var _eOI = "ebsOptimizedInfo";
var _eOIG = "egressOnlyInternetGateway";
var _eOIGI = "egressOnlyInternetGatewayId";
var _eOS = "ebsOptimizedSupport";
var _eOn = "enclaveOptions";
var _eQC = "enaQueueCount";
var _eRNDAAAAR = "enableResourceNameDnsAAAARecord";
var _eRNDAR = "enableResourceNameDnsARecord";
var _eSE = "enaSrdEnabled";
var _eSS = "enaSrdSpecification";
var _eSSn = "enaSrdSupported";
var _eSUE = "enaSrdUdpEnabled";
var _eSUS = "enaSrdUdpSpecification";
var _eSf = "efaSupported";
var _eSn = "encryptionSupport";
var _eSna = "enaSupport";
var _eSnt = "entrySet";
var _eT = "expirationTime";
var _eTn = "endTime";
var _eb = "ebs";
var _eg = "egress";
var _en = "enabled";
var _f = "filter";
var _fCa = "failureCode";
var _fEQS = "flexibleEnaQueuesSupport";
var _fIp = "fpgaInfo";
var _fM = "failureMessage";
var _fP = "fromPort";
var _fR = "failureReason";
var _fTE = "freeTierEligible";
var _fp = "fpgas";
var _fr = "from";
var _gD = "groupDescription";
var _gI = "gatewayId";
var _gIp = "gpuInfo";
var _gIr = "groupId";
var _gN = "groupName";
var _gOI = "groupOwnerId";
var _gPS = "gpuPartitionSize";
var _gSr = "groupSet";
var _gp = "gpus";
var _gr = "groups";
var _h = "hypervisor";
var _hBD = "hiddenByDefault";
var _hE = "httpEndpoint";
var _hI = "hostId";
var _hO = "hibernationOptions";
var _hPI = "httpProtocolIpv6";
var _hPRHL = "httpPutResponseHopLimit";
var _hRGA = "hostResourceGroupArn";
var _hSi = "hibernationSupported";
var _hT = "httpTokens";
var _hTo = "hostnameType";
var _hZI = "hostedZoneId";
var _i = "id";
var _iAA = "ipv6AddressAttribute";
var _iAIn = "inferenceAcceleratorInfo";
var _iAPI = "ipv4AddressesPerInterface";
var _iAPIp = "ipv6AddressesPerInterface";
var _iAPSI = "ipv4AddressesPerSecondaryInterface";
var _iASp = "ipv6AddressesSet";
var _iAT = "ipAddressType";
var _iAp = "ipAddress";
var _iApv = "ipv6Address";
var _iCB = "ipv6CidrBlock";
var _iCBASp = "ipv6CidrBlockAssociationSet";
var _iCBS = "ipv6CidrBlockState";
var _iCBSp = "ipv6CidrBlockSet";
var _iDs = "isDefault";
var _iEs = "isEgress";
var _iG = "internetGateway";
var _iGBM = "internetGatewayBlockMode";
var _iI = "instanceId";
var _iIP = "iamInstanceProfile";
var _iIma = "imageId";
var _iLn = "instanceLifecycle";
var _iMT = "instanceMetadataTags";
var _iN = "ipv6Native";
var _iOIn = "instanceOwnerId";
var _iOIp = "ipOwnerId";
var _iPEp = "ipPermissionsEgress";
var _iPIs = "isPrimaryIpv6";
var _iPSpr = "ipPrefixSet";
var _iPSpvr = "ipv4PrefixSet";
var _iPSpvre = "ipv6PrefixSet";
var _iPp = "ipProtocol";
var _iPpe = "ipPermissions";
var _iPpv = "ipv4Prefix";
var _iPpvo = "ipv6Pool";
var _iPpvr = "ipv6Prefix";
var _iPsr = "isPrimary";
var _iRpa = "ipRanges";
var _iRpv = "ipv6Ranges";
var _iSI = "instanceStorageInfo";
var _iSSn = "instanceStorageSupported";
var _iSns = "instancesSet";
var _iSnst = "instanceState";
var _iSpo = "ipSource";
var _iSpv = "ipv6Supported";
var _iT = "instanceType";
var _iTC = "icmpTypeCode";
var _iTS = "instanceTypeSet";
var _iTSnt = "interfaceTypeSet";
var _iTns = "instanceTenancy";
var _iTnt = "interfaceType";
var _it = "item";
var _k = "key";
var _kI = "kernelId";
var _kN = "keyName";
var _l = "lambda";
var _lCA = "licenseConfigurationArn";
var _lEa = "lastError";
var _lGC = "logicalGpuCount";
var _lGI = "localGatewayId";
var _lSic = "licenseSet";
var _lTau = "launchTime";
var _lUT = "lastUpdateTimestamp";
var _mAIe = "mediaAcceleratorInfo";
var _mAa = "macAddress";
var _mB = "managedBy";
var _mBIM = "maximumBandwidthInMbps";
var _mCOIOL = "mapCustomerOwnedIpOnLaunch";
var _mEA = "maximumEbsAttachments";
var _mEC = "maximumEbsCards";
var _mEI = "maximumEfaInterfaces";
var _mEQC = "maximumEnaQueueCount";
var _mEQCPI = "maximumEnaQueueCountPerInterface";
var _mI = "maximumIops";
var _mIe = "memoryInfo";
var _mNC = "maximumNetworkCards";
var _mNI = "maximumNetworkInterfaces";
var _mO = "metadataOptions";
var _mOa = "maintenanceOptions";
var _mPIOL = "mapPublicIpOnLaunch";
var _mR = "maxResults";
var _mSNI = "maximumSecondaryNetworkInterfaces";
var _mSod = "modificationState";
var _mTIMB = "maximumThroughputInMBps";
var _mai = "main";
var _man = "manufacturer";
var _mana = "managed";
var _me = "message";
var _mo = "mode";
var _mon = "monitoring";
var _n = "name";
var _nAAI = "networkAclAssociationId";
var _nAI = "networkAclId";
var _nAS = "networkAclSet";
var _nBG = "networkBorderGroup";
var _nC = "networkCards";
var _nCI = "networkCardIndex";
var _nDe = "neuronDevices";
var _nES = "nitroEnclavesSupport";
var _nG = "natGateway";
var _nGAS = "natGatewayAddressSet";
var _nGI = "natGatewayId";
var _nGS = "natGatewaySet";
var _nII = "networkInterfaceId";
var _nIIS = "networkInterfaceIdSet";
var _nIS = "networkInterfaceSet";
var _nIet = "networkInfo";
var _nIeu = "neuronInfo";
var _nPO = "networkPerformanceOptions";
var _nPe = "networkPerformance";
var _nS = "nvmeSupport";
var _nTI = "nitroTpmInfo";
var _nTS = "nitroTpmSupport";
var _nTe = "nextToken";
var _nV = "nestedVirtualization";
var _o = "origin";
var _oA = "outpostArn";
var _oI = "ownerId";
var _oNA = "odbNetworkArn";
var _oTf = "offeringType";
var _ope = "operator";
var _p = "principal";
var _pB = "provisionedBandwidth";
var _pBIG = "peakBandwidthInGbps";
var _pC = "productCodes";
var _pCr = "productCode";
var _pD = "policyDocument";
var _pDE = "privateDnsEnabled";
var _pDNO = "privateDnsNameOptions";
var _pDNOOL = "privateDnsNameOptionsOnLaunch";
var _pDNr = "privateDnsName";
var _pDNu = "publicDnsName";
var _pDOFIRE = "privateDnsOnlyForInboundResolverEndpoint";
var _pDP = "privateDnsPreference";
var _pDSDN = "publicDualStackDnsName";
var _pDSDS = "privateDnsSpecifiedDomainSet";
var _pDl = "platformDetails";
var _pGI = "placementGroupInfo";
var _pI = "publicIp";
var _pIAS = "privateIpAddressesSet";
var _pIASr = "privateIpAddressSet";
var _pIAr = "privateIpAddress";
var _pIDN = "publicIpv6DnsName";
var _pIDNO = "publicIpDnsNameOptions";
var _pIDNu = "publicIpv4DnsName";
var _pIP = "publicIpv4Pool";
var _pIr = "processorInfo";
var _pIriv = "privateIp";
var _pLI = "prefixListId";
var _pLIr = "prefixListIds";
var _pN = "partitionNumber";
var _pOe = "peeringOptions";
var _pRSa = "payerResponsibilitySet";
var _pRT = "payerResponsibilityType";
var _pRo = "portRange";
var _pSee = "peeringStatus";
var _pSh = "phcSupport";
var _pTr = "provisionTime";
var _pVS = "propagatingVgwSet";
var _pl = "platform";
var _pla = "placement";
var _pr = "protocol";
var _prim = "primary";
var _prov = "provisioned";
var _q = "quantity";
var _rA = "ruleAction";
var _rCA = "resourceConfigurationArn";
var _rDN = "rootDeviceName";
var _rDT = "rootDeviceType";
var _rEes = "resourceExclusions";
var _rGIe = "referencedGroupInfo";
var _rI = "reservationId";
var _rIa = "ramdiskId";
var _rIeq = "requesterId";
var _rIes = "resourceId";
var _rMS = "rebootMigrationSupport";
var _rMe = "rebootMigration";
var _rMeq = "requesterManaged";
var _rN = "ruleNumber";
var _rSes = "reservationSet";
var _rSou = "routeSet";
var _rTAI = "routeTableAssociationId";
var _rTI = "routeTableId";
var _rTIS = "routeTableIdSet";
var _rTS = "routeTableSet";
var _rTe = "resourceType";
var _rTeq = "requestTime";
var _rVIe = "requesterVpcInfo";
var _re = "reason";
var _reg = "region";
var _req = "requested";
var _s = "smithy.ts.sdk.synthetic.com.amazonaws.ec2";
var _sAu = "supportedArchitectures";
var _sAub = "subnetArn";
var _sBM = "supportedBootModes";
var _sCSIG = "sustainedClockSpeedInGhz";
var _sDC = "sourceDestCheck";
var _sDp = "spreadDomain";
var _sF = "supportedFeatures";
var _sGA = "securityGroupArn";
var _sGIec = "securityGroupInfo";
var _sGRA = "securityGroupRuleArn";
var _sGRI = "securityGroupRuleId";
var _sGRS = "securityGroupRuleSet";
var _sIGB = "sizeInGB";
var _sIIe = "secondaryInterfaceId";
var _sIMB = "sizeInMiB";
var _sIRI = "spotInstanceRequestId";
var _sIRu = "supportedInRegion";
var _sISe = "secondaryInterfaceSet";
var _sISu = "subnetIdSet";
var _sIu = "subnetId";
var _sMt = "statusMessage";
var _sMta = "stateMessage";
var _sN = "serviceName";
var _sNAe = "serviceNetworkArn";
var _sNI = "secondaryNetworkId";
var _sNSec = "secondaryNetworkSupported";
var _sNSr = "sriovNetSupport";
var _sR = "serviceRegion";
var _sRDT = "supportedRootDeviceTypes";
var _sRt = "stateReason";
var _sSI = "secondarySubnetId";
var _sSub = "subnetSet";
var _sSup = "supportedStrategies";
var _sTt = "startTime";
var _sUC = "supportedUsageClasses";
var _sVT = "supportedVirtualizationTypes";
var _sVu = "supportedVersions";
var _scop = "scope";
var _st = "state";
var _sta = "status";
var _tET = "tcpEstablishedTimeout";
var _tFMIMB = "totalFpgaMemoryInMiB";
var _tGI = "transitGatewayId";
var _tGMIMB = "totalGpuMemoryInMiB";
var _tIMIMB = "totalInferenceMemoryInMiB";
var _tMMIMB = "totalMediaMemoryInMiB";
var _tNDMIMB = "totalNeuronDeviceMemoryInMiB";
var _tP = "toPort";
var _tPC = "threadsPerCore";
var _tS = "tagSet";
var _tSIGB = "totalSizeInGB";
var _tSp = "tpmSupport";
var _ta = "tag";
var _te = "tenancy";
var _to = "to";
var _ty = "type";
var _uI = "userId";
var _uO = "usageOperation";
var _uOUT = "usageOperationUpdateTime";
var _uST = "udpStreamTimeout";
var _uTd = "udpTimeout";
var _v = "value";
var _vBPAO = "vpcBlockPublicAccessOptions";
var _vCIp = "vCpuInfo";
var _vCa = "validCores";
var _vECI = "vpcEncryptionControlId";
var _vEI = "vpcEndpointId";
var _vESp = "vpcEndpointSet";
var _vET = "vpcEndpointType";
var _vI = "vpcId";
var _vIo = "volumeId";
var _vL = "vpcLattice";
var _vOI = "volumeOwnerId";
var _vP = "vpcPeering";
var _vPCI = "vpcPeeringConnectionId";
var _vPCS = "vpcPeeringConnectionSet";
var _vPG = "virtualPrivateGateway";
var _vSa = "valueSet";
var _vSp = "vpcSet";
var _vTPC = "validThreadsPerCore";
var _vTi = "virtualizationType";
var _ve = "version";
var _wS = "workloadSet";
var n0 = "com.amazonaws.ec2";
var _s_registry = new TypeRegistry(_s);
var EC2ServiceException$ = [-3, _s, "EC2ServiceException", 0, [], []];
_s_registry.registerError(EC2ServiceException$, EC2ServiceException);
var errorTypeRegistries = [
  _s_registry
];
var AcceleratorCountRequest$ = [
  3,
  n0,
  _ACR,
  0,
  [_M, _Ma],
  [1, 1]
];
var AcceleratorTotalMemoryMiBRequest$ = [
  3,
  n0,
  _ATMMBR,
  0,
  [_M, _Ma],
  [1, 1]
];
var AllocateHostsRequest$ = [
  3,
  n0,
  _AHR,
  0,
  [_IF, _TS, _HR, _OA, _HM, _AIss, _AZI, _CO, _APu, _CT, _IT, _Q, _AZ],
  [0, [() => TagSpecificationList, { "xmlName": _TSa }], 0, 0, 0, [64 | 0, { "xmlName": _AIsse }], 0, () => HostCpuOptionsRequest$, [0, {
    "ec2QueryName": `AutoPlacement`,
    "xmlName": _aP
  }], [0, {
    "ec2QueryName": `ClientToken`,
    "xmlName": _cT
  }], [0, {
    "ec2QueryName": `InstanceType`,
    "xmlName": _iT
  }], [1, {
    "ec2QueryName": `Quantity`,
    "xmlName": _q
  }], [0, {
    "ec2QueryName": `AvailabilityZone`,
    "xmlName": _aZ
  }]]
];
var AttachmentEnaSrdSpecification$ = [
  3,
  n0,
  _AESS,
  0,
  [_ESE, _ESUS],
  [[2, {
    "ec2QueryName": `EnaSrdEnabled`,
    "xmlName": _eSE
  }], [() => AttachmentEnaSrdUdpSpecification$, {
    "ec2QueryName": `EnaSrdUdpSpecification`,
    "xmlName": _eSUS
  }]]
];
var AttachmentEnaSrdUdpSpecification$ = [
  3,
  n0,
  _AESUS,
  0,
  [_ESUE],
  [[2, {
    "ec2QueryName": `EnaSrdUdpEnabled`,
    "xmlName": _eSUE
  }]]
];
var AttributeBooleanValue$ = [
  3,
  n0,
  _ABV,
  0,
  [_V],
  [[2, {
    "ec2QueryName": `Value`,
    "xmlName": _v
  }]]
];
var AttributeValue$ = [
  3,
  n0,
  _AVt,
  0,
  [_V],
  [[0, {
    "ec2QueryName": `Value`,
    "xmlName": _v
  }]]
];
var BaselineEbsBandwidthMbpsRequest$ = [
  3,
  n0,
  _BEBMR,
  0,
  [_M, _Ma],
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
var BlockPublicAccessStates$ = [
  3,
  n0,
  _BPAS,
  0,
  [_IGBM],
  [[0, {
    "ec2QueryName": `InternetGatewayBlockMode`,
    "xmlName": _iGBM
  }]]
];
var CapacityReservationSpecificationResponse$ = [
  3,
  n0,
  _CRSR,
  0,
  [_CRP, _CRT],
  [[0, {
    "ec2QueryName": `CapacityReservationPreference`,
    "xmlName": _cRP
  }], [() => CapacityReservationTargetResponse$, {
    "ec2QueryName": `CapacityReservationTarget`,
    "xmlName": _cRT
  }]]
];
var CapacityReservationTargetResponse$ = [
  3,
  n0,
  _CRTR,
  0,
  [_CRI, _CRRGA],
  [[0, {
    "ec2QueryName": `CapacityReservationId`,
    "xmlName": _cRI
  }], [0, {
    "ec2QueryName": `CapacityReservationResourceGroupArn`,
    "xmlName": _cRRGA
  }]]
];
var CidrBlock$ = [
  3,
  n0,
  _CB,
  0,
  [_CB],
  [[0, {
    "ec2QueryName": `CidrBlock`,
    "xmlName": _cB
  }]]
];
var ConnectionTrackingConfiguration$ = [
  3,
  n0,
  _CTC,
  0,
  [_TET, _UST, _UTd],
  [[1, {
    "ec2QueryName": `TcpEstablishedTimeout`,
    "xmlName": _tET
  }], [1, {
    "ec2QueryName": `UdpStreamTimeout`,
    "xmlName": _uST
  }], [1, {
    "ec2QueryName": `UdpTimeout`,
    "xmlName": _uTd
  }]]
];
var ConnectionTrackingSpecificationResponse$ = [
  3,
  n0,
  _CTSRo,
  0,
  [_TET, _UST, _UTd],
  [[1, {
    "ec2QueryName": `TcpEstablishedTimeout`,
    "xmlName": _tET
  }], [1, {
    "ec2QueryName": `UdpStreamTimeout`,
    "xmlName": _uST
  }], [1, {
    "ec2QueryName": `UdpTimeout`,
    "xmlName": _uTd
  }]]
];
var CpuOptions$ = [
  3,
  n0,
  _CO,
  0,
  [_CCor, _TPC, _ASSm, _NV],
  [[1, {
    "ec2QueryName": `CoreCount`,
    "xmlName": _cCo
  }], [1, {
    "ec2QueryName": `ThreadsPerCore`,
    "xmlName": _tPC
  }], [0, {
    "ec2QueryName": `AmdSevSnp`,
    "xmlName": _aSS
  }], [0, {
    "ec2QueryName": `NestedVirtualization`,
    "xmlName": _nV
  }]]
];
var CpuPerformanceFactorRequest$ = [
  3,
  n0,
  _CPFR,
  0,
  [_Ref],
  [[() => PerformanceFactorReferenceSetRequest, { "xmlName": _Refe }]]
];
var CreateTagsRequest$ = [
  3,
  n0,
  _CTR,
  0,
  [_Res, _T, _DR],
  [[64 | 0, { "xmlName": _RIeso }], [() => TagList, { "xmlName": _Ta }], [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }]],
  2
];
var CreateTransitGatewayMeteringPolicyRequest$ = [
  3,
  n0,
  _CTGMPR,
  0,
  [_TGI, _MAIi, _TS, _DR],
  [0, [64 | 0, { "xmlName": _MAIid }], [() => TagSpecificationList, 0], 2],
  1
];
var DefaultConnectionTrackingConfiguration$ = [
  3,
  n0,
  _DCTC,
  0,
  [_DTET, _DUT, _DUST],
  [[1, {
    "ec2QueryName": `DefaultTcpEstablishedTimeout`,
    "xmlName": _dTET
  }], [1, {
    "ec2QueryName": `DefaultUdpTimeout`,
    "xmlName": _dUT
  }], [1, {
    "ec2QueryName": `DefaultUdpStreamTimeout`,
    "xmlName": _dUST
  }]]
];
var DeleteFleetsRequest$ = [
  3,
  n0,
  _DFR,
  0,
  [_FIle, _TI, _DR],
  [[64 | 0, { "xmlName": _FIl }], 2, 2],
  2
];
var DeleteTagsRequest$ = [
  3,
  n0,
  _DTR,
  0,
  [_Res, _DR, _T],
  [[64 | 0, {
    "ec2QueryName": `ResourceId`,
    "xmlName": _rIes
  }], [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => TagList, {
    "ec2QueryName": `Tag`,
    "xmlName": _ta
  }]],
  1
];
var DescribeCarrierGatewaysRequest$ = [
  3,
  n0,
  _DCGRes,
  0,
  [_CGIa, _Fi, _MR, _NTe, _DR],
  [[64 | 0, { "xmlName": _CGI }], [() => FilterList, { "xmlName": _Fil }], 1, 0, 2]
];
var DescribeDhcpOptionsRequest$ = [
  3,
  n0,
  _DDORe,
  0,
  [_DOIh, _NTe, _MR, _DR, _Fi],
  [[() => DhcpOptionsIdStringList, { "xmlName": _DOI }], 0, 1, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeDhcpOptionsResult$ = [
  3,
  n0,
  _DDORes,
  0,
  [_NTe, _DO],
  [[0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }], [() => DhcpOptionsList, {
    "ec2QueryName": `DhcpOptionsSet`,
    "xmlName": _dOS
  }]]
];
var DescribeFleetsRequest$ = [
  3,
  n0,
  _DFRes,
  0,
  [_DR, _MR, _NTe, _FIle, _Fi],
  [2, 1, 0, [64 | 0, { "xmlName": _FIl }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeImageReferencesRequest$ = [
  3,
  n0,
  _DIRR,
  0,
  [_IIma, _IART, _RTes, _NTe, _DR, _MR],
  [[64 | 0, { "xmlName": _IIm }], 2, [() => ResourceTypeRequestList, { "xmlName": _RTe }], 0, 2, 1],
  1
];
var DescribeImageUsageReportEntriesRequest$ = [
  3,
  n0,
  _DIURER,
  0,
  [_IIma, _RIep, _NTe, _Fi, _DR, _MR],
  [[64 | 0, { "xmlName": _IIm }], [64 | 0, { "xmlName": _RI }], 0, [() => FilterList, { "xmlName": _Fil }], 2, 1]
];
var DescribeImageUsageReportsRequest$ = [
  3,
  n0,
  _DIURRes,
  0,
  [_IIma, _RIep, _NTe, _Fi, _DR, _MR],
  [[64 | 0, { "xmlName": _IIm }], [64 | 0, { "xmlName": _RI }], 0, [() => FilterList, { "xmlName": _Fil }], 2, 1]
];
var DescribeInstancesRequest$ = [
  3,
  n0,
  _DIRescr,
  0,
  [_IIn, _IMR, _DR, _Fi, _NTe, _MR],
  [[() => InstanceIdStringList, { "xmlName": _II }], 2, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => FilterList, { "xmlName": _Fil }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }], [1, {
    "ec2QueryName": `MaxResults`,
    "xmlName": _mR
  }]]
];
var DescribeInstancesResult$ = [
  3,
  n0,
  _DIRescri,
  0,
  [_NTe, _Rese],
  [[0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }], [() => ReservationList, {
    "ec2QueryName": `ReservationSet`,
    "xmlName": _rSes
  }]]
];
var DescribeInstanceTopologyRequest$ = [
  3,
  n0,
  _DITR,
  0,
  [_DR, _NTe, _MR, _IIn, _GNr, _Fi],
  [2, 0, 1, [64 | 0, { "xmlName": _II }], [64 | 0, { "xmlName": _GN }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeInstanceTypesRequest$ = [
  3,
  n0,
  _DITRes,
  0,
  [_DR, _ITnst, _Fi, _MR, _NTe, _IUIR],
  [2, [64 | 0, { "xmlName": _IT }], [() => FilterList, { "xmlName": _Fil }], 1, 0, 2]
];
var DescribeInstanceTypesResult$ = [
  3,
  n0,
  _DITResc,
  0,
  [_ITnst, _NTe],
  [[() => InstanceTypeInfoList, {
    "ec2QueryName": `InstanceTypeSet`,
    "xmlName": _iTS
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeNatGatewaysRequest$ = [
  3,
  n0,
  _DNGRes,
  0,
  [_DR, _Fil, _MR, _NGIa, _NTe],
  [2, [() => FilterList, 0], 1, [() => NatGatewayIdStringList, { "xmlName": _NGI }], 0]
];
var DescribeNatGatewaysResult$ = [
  3,
  n0,
  _DNGResc,
  0,
  [_NGa, _NTe],
  [[() => NatGatewayList, {
    "ec2QueryName": `NatGatewaySet`,
    "xmlName": _nGS
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeNetworkAclsRequest$ = [
  3,
  n0,
  _DNARe,
  0,
  [_NTe, _MR, _DR, _NAIe, _Fi],
  [0, 1, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => NetworkAclIdStringList, { "xmlName": _NAI }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeNetworkAclsResult$ = [
  3,
  n0,
  _DNARes,
  0,
  [_NAe, _NTe],
  [[() => NetworkAclList, {
    "ec2QueryName": `NetworkAclSet`,
    "xmlName": _nAS
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeNetworkInterfacePermissionsRequest$ = [
  3,
  n0,
  _DNIPRescr,
  0,
  [_NIPIetw, _Fi, _NTe, _MR],
  [[64 | 0, { "xmlName": _NIPIe }], [() => FilterList, { "xmlName": _Fil }], 0, 1]
];
var DescribeNetworkInterfacesRequest$ = [
  3,
  n0,
  _DNIRe,
  0,
  [_NTe, _MR, _IMR, _DR, _NIIe, _Fi],
  [0, 1, 2, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => NetworkInterfaceIdList, { "xmlName": _NII }], [() => FilterList, {
    "ec2QueryName": `Filter`,
    "xmlName": _f
  }]]
];
var DescribeNetworkInterfacesResult$ = [
  3,
  n0,
  _DNIRes,
  0,
  [_NIet, _NTe],
  [[() => NetworkInterfaceList, {
    "ec2QueryName": `NetworkInterfaceSet`,
    "xmlName": _nIS
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribePlacementGroupsRequest$ = [
  3,
  n0,
  _DPGRe,
  0,
  [_GIro, _DR, _GNr, _Fi],
  [[() => PlacementGroupIdStringList, { "xmlName": _GIr }], [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [64 | 0, {
    "ec2QueryName": `GroupName`,
    "xmlName": _gN
  }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeReservedInstancesOfferingsRequest$ = [
  3,
  n0,
  _DRIOR,
  0,
  [_AZ, _IM, _IT, _MD, _MIC, _MDi, _OC, _PDr, _RIOI, _AZI, _DR, _Fi, _ITns, _OTf, _NTe, _MR],
  [0, 2, 0, 1, 1, 1, 0, 0, [64 | 0, { "xmlName": _RIOIe }], 0, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => FilterList, { "xmlName": _Fil }], [0, {
    "ec2QueryName": `InstanceTenancy`,
    "xmlName": _iTns
  }], [0, {
    "ec2QueryName": `OfferingType`,
    "xmlName": _oTf
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }], [1, {
    "ec2QueryName": `MaxResults`,
    "xmlName": _mR
  }]]
];
var DescribeRouteServerEndpointsRequest$ = [
  3,
  n0,
  _DRSERes,
  0,
  [_RSEIo, _NTe, _MR, _Fi, _DR],
  [[64 | 0, { "xmlName": _RSEI }], 0, 1, [() => FilterList, { "xmlName": _Fil }], 2]
];
var DescribeRouteServerPeersRequest$ = [
  3,
  n0,
  _DRSPRes,
  0,
  [_RSPIo, _NTe, _MR, _Fi, _DR],
  [[64 | 0, { "xmlName": _RSPI }], 0, 1, [() => FilterList, { "xmlName": _Fil }], 2]
];
var DescribeRouteServersRequest$ = [
  3,
  n0,
  _DRSRes,
  0,
  [_RSIo, _NTe, _MR, _Fi, _DR],
  [[64 | 0, { "xmlName": _RSI }], 0, 1, [() => FilterList, { "xmlName": _Fil }], 2]
];
var DescribeRouteTablesRequest$ = [
  3,
  n0,
  _DRTRe,
  0,
  [_NTe, _MR, _DR, _RTIo, _Fi],
  [0, 1, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => RouteTableIdStringList, { "xmlName": _RTI }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeRouteTablesResult$ = [
  3,
  n0,
  _DRTRes,
  0,
  [_RTou, _NTe],
  [[() => RouteTableList, {
    "ec2QueryName": `RouteTableSet`,
    "xmlName": _rTS
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeSecurityGroupRulesRequest$ = [
  3,
  n0,
  _DSGRRes,
  0,
  [_Fi, _SGRI, _DR, _NTe, _MR],
  [[() => FilterList, { "xmlName": _Fil }], [() => SecurityGroupRuleIdList, { "xmlName": _SGRIe }], 2, 0, 1]
];
var DescribeSecurityGroupRulesResult$ = [
  3,
  n0,
  _DSGRResc,
  0,
  [_SGR, _NTe],
  [[() => SecurityGroupRuleList, {
    "ec2QueryName": `SecurityGroupRuleSet`,
    "xmlName": _sGRS
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeSecurityGroupsRequest$ = [
  3,
  n0,
  _DSGRes,
  0,
  [_GIro, _GNr, _NTe, _MR, _DR, _Fi],
  [[() => GroupIdStringList, { "xmlName": _GIr }], [() => GroupNameStringList, { "xmlName": _GN }], 0, 1, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeSecurityGroupsResult$ = [
  3,
  n0,
  _DSGResc,
  0,
  [_NTe, _SGe],
  [[0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }], [() => SecurityGroupList, {
    "ec2QueryName": `SecurityGroupInfo`,
    "xmlName": _sGIec
  }]]
];
var DescribeSnapshotsRequest$ = [
  3,
  n0,
  _DSRes,
  0,
  [_MR, _NTe, _OIw, _RBUI, _SIna, _DR, _Fi],
  [1, 0, [() => OwnerStringList, { "xmlName": _Own }], [64 | 0, { "xmlName": _RBe }], [() => SnapshotIdStringList, { "xmlName": _SIn }], [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeSpotPriceHistoryRequest$ = [
  3,
  n0,
  _DSPHR,
  0,
  [_AZI, _DR, _STt, _ETnd, _ITnst, _PDro, _Fi, _AZ, _MR, _NTe],
  [0, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [4, {
    "ec2QueryName": `StartTime`,
    "xmlName": _sTt
  }], [4, {
    "ec2QueryName": `EndTime`,
    "xmlName": _eTn
  }], [64 | 0, { "xmlName": _IT }], [64 | 0, { "xmlName": _PDr }], [() => FilterList, { "xmlName": _Fil }], [0, {
    "ec2QueryName": `AvailabilityZone`,
    "xmlName": _aZ
  }], [1, {
    "ec2QueryName": `MaxResults`,
    "xmlName": _mR
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeSubnetsRequest$ = [
  3,
  n0,
  _DSRescr,
  0,
  [_Fi, _SI, _NTe, _MR, _DR],
  [[() => FilterList, { "xmlName": _Fil }], [() => SubnetIdStringList, { "xmlName": _SIu }], 0, 1, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }]]
];
var DescribeSubnetsResult$ = [
  3,
  n0,
  _DSRescri,
  0,
  [_NTe, _Subn],
  [[0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }], [() => SubnetList, {
    "ec2QueryName": `SubnetSet`,
    "xmlName": _sSub
  }]]
];
var DescribeTransitGatewayAttachmentsRequest$ = [
  3,
  n0,
  _DTGAR,
  0,
  [_TGAIr, _Fi, _MR, _NTe, _DR],
  [64 | 0, [() => FilterList, { "xmlName": _Fil }], 1, 0, 2]
];
var DescribeTransitGatewayConnectsRequest$ = [
  3,
  n0,
  _DTGCRes,
  0,
  [_TGAIr, _Fi, _MR, _NTe, _DR],
  [64 | 0, [() => FilterList, { "xmlName": _Fil }], 1, 0, 2]
];
var DescribeTransitGatewayPeeringAttachmentsRequest$ = [
  3,
  n0,
  _DTGPARes,
  0,
  [_TGAIr, _Fi, _MR, _NTe, _DR],
  [64 | 0, [() => FilterList, { "xmlName": _Fil }], 1, 0, 2]
];
var DescribeTransitGatewayVpcAttachmentsRequest$ = [
  3,
  n0,
  _DTGVARes,
  0,
  [_TGAIr, _Fi, _MR, _NTe, _DR],
  [64 | 0, [() => FilterList, { "xmlName": _Fil }], 1, 0, 2]
];
var DescribeVpcAttributeRequest$ = [
  3,
  n0,
  _DVARes,
  0,
  [_At, _VI, _DR],
  [0, 0, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }]],
  2
];
var DescribeVpcAttributeResult$ = [
  3,
  n0,
  _DVAResc,
  0,
  [_EDH, _EDS, _ENAUM, _VI],
  [[() => AttributeBooleanValue$, {
    "ec2QueryName": `EnableDnsHostnames`,
    "xmlName": _eDH
  }], [() => AttributeBooleanValue$, {
    "ec2QueryName": `EnableDnsSupport`,
    "xmlName": _eDS
  }], [() => AttributeBooleanValue$, {
    "ec2QueryName": `EnableNetworkAddressUsageMetrics`,
    "xmlName": _eNAUM
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }]]
];
var DescribeVpcBlockPublicAccessOptionsRequest$ = [
  3,
  n0,
  _DVBPAOR,
  0,
  [_DR],
  [2]
];
var DescribeVpcBlockPublicAccessOptionsResult$ = [
  3,
  n0,
  _DVBPAORe,
  0,
  [_VBPAO],
  [[() => VpcBlockPublicAccessOptions$, {
    "ec2QueryName": `VpcBlockPublicAccessOptions`,
    "xmlName": _vBPAO
  }]]
];
var DescribeVpcEndpointsRequest$ = [
  3,
  n0,
  _DVERes,
  0,
  [_DR, _VEI, _Fi, _MR, _NTe],
  [2, [() => VpcEndpointIdList, { "xmlName": _VEIp }], [() => FilterList, { "xmlName": _Fil }], 1, 0]
];
var DescribeVpcEndpointsResult$ = [
  3,
  n0,
  _DVEResc,
  0,
  [_VEp, _NTe],
  [[() => VpcEndpointSet, {
    "ec2QueryName": `VpcEndpointSet`,
    "xmlName": _vESp
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeVpcPeeringConnectionsRequest$ = [
  3,
  n0,
  _DVPCRes,
  0,
  [_NTe, _MR, _DR, _VPCIp, _Fi],
  [0, 1, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }], [() => VpcPeeringConnectionIdList, { "xmlName": _VPCI }], [() => FilterList, { "xmlName": _Fil }]]
];
var DescribeVpcPeeringConnectionsResult$ = [
  3,
  n0,
  _DVPCResc,
  0,
  [_VPCp, _NTe],
  [[() => VpcPeeringConnectionList, {
    "ec2QueryName": `VpcPeeringConnectionSet`,
    "xmlName": _vPCS
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var DescribeVpcsRequest$ = [
  3,
  n0,
  _DVRescr,
  0,
  [_Fi, _VIp, _NTe, _MR, _DR],
  [[() => FilterList, { "xmlName": _Fil }], [() => VpcIdStringList, { "xmlName": _VI }], 0, 1, [2, {
    "ec2QueryName": `DryRun`,
    "xmlName": _dR
  }]]
];
var DescribeVpcsResult$ = [
  3,
  n0,
  _DVRescri,
  0,
  [_NTe, _Vpc],
  [[0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }], [() => VpcList, {
    "ec2QueryName": `VpcSet`,
    "xmlName": _vSp
  }]]
];
var DhcpConfiguration$ = [
  3,
  n0,
  _DChc,
  0,
  [_K, _Va],
  [[0, {
    "ec2QueryName": `Key`,
    "xmlName": _k
  }], [() => DhcpConfigurationValueList, {
    "ec2QueryName": `ValueSet`,
    "xmlName": _vSa
  }]]
];
var DhcpOptions$ = [
  3,
  n0,
  _DO,
  0,
  [_OI, _T, _DOI, _DCh],
  [[0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `DhcpOptionsId`,
    "xmlName": _dOI
  }], [() => DhcpConfigurationList, {
    "ec2QueryName": `DhcpConfigurationSet`,
    "xmlName": _dCS
  }]]
];
var DiskInfo$ = [
  3,
  n0,
  _DIisk,
  0,
  [_SIGB, _Cou, _Ty],
  [[1, {
    "ec2QueryName": `SizeInGB`,
    "xmlName": _sIGB
  }], [1, {
    "ec2QueryName": `Count`,
    "xmlName": _cou
  }], [0, {
    "ec2QueryName": `Type`,
    "xmlName": _ty
  }]]
];
var DnsEntry$ = [
  3,
  n0,
  _DE,
  0,
  [_DNn, _HZI],
  [[0, {
    "ec2QueryName": `DnsName`,
    "xmlName": _dNn
  }], [0, {
    "ec2QueryName": `HostedZoneId`,
    "xmlName": _hZI
  }]]
];
var DnsOptions$ = [
  3,
  n0,
  _DOn,
  0,
  [_DRIT, _PDOFIRE, _PDP, _PDSD],
  [[0, {
    "ec2QueryName": `DnsRecordIpType`,
    "xmlName": _dRIT
  }], [2, {
    "ec2QueryName": `PrivateDnsOnlyForInboundResolverEndpoint`,
    "xmlName": _pDOFIRE
  }], [0, {
    "ec2QueryName": `PrivateDnsPreference`,
    "xmlName": _pDP
  }], [() => PrivateDnsSpecifiedDomainSet, {
    "ec2QueryName": `PrivateDnsSpecifiedDomainSet`,
    "xmlName": _pDSDS
  }]]
];
var EbsCardInfo$ = [
  3,
  n0,
  _ECIb,
  0,
  [_ECI, _BBIM, _BTIMB, _BIa, _MBIM, _MTIMB, _MI],
  [[1, {
    "ec2QueryName": `EbsCardIndex`,
    "xmlName": _eCI
  }], [1, {
    "ec2QueryName": `BaselineBandwidthInMbps`,
    "xmlName": _bBIM
  }], [1, {
    "ec2QueryName": `BaselineThroughputInMBps`,
    "xmlName": _bTIMB
  }], [1, {
    "ec2QueryName": `BaselineIops`,
    "xmlName": _bIa
  }], [1, {
    "ec2QueryName": `MaximumBandwidthInMbps`,
    "xmlName": _mBIM
  }], [1, {
    "ec2QueryName": `MaximumThroughputInMBps`,
    "xmlName": _mTIMB
  }], [1, {
    "ec2QueryName": `MaximumIops`,
    "xmlName": _mI
  }]]
];
var EbsInfo$ = [
  3,
  n0,
  _EIb,
  0,
  [_EOS, _ESn, _EOI, _NS, _MEA, _ALT, _MEC, _ECb],
  [[0, {
    "ec2QueryName": `EbsOptimizedSupport`,
    "xmlName": _eOS
  }], [0, {
    "ec2QueryName": `EncryptionSupport`,
    "xmlName": _eSn
  }], [() => EbsOptimizedInfo$, {
    "ec2QueryName": `EbsOptimizedInfo`,
    "xmlName": _eOI
  }], [0, {
    "ec2QueryName": `NvmeSupport`,
    "xmlName": _nS
  }], [1, {
    "ec2QueryName": `MaximumEbsAttachments`,
    "xmlName": _mEA
  }], [0, {
    "ec2QueryName": `AttachmentLimitType`,
    "xmlName": _aLT
  }], [1, {
    "ec2QueryName": `MaximumEbsCards`,
    "xmlName": _mEC
  }], [() => EbsCardInfoList, {
    "ec2QueryName": `EbsCardSet`,
    "xmlName": _eCS
  }]]
];
var EbsInstanceBlockDevice$ = [
  3,
  n0,
  _EIBD,
  0,
  [_ATtt, _DOT, _Sta, _VIo, _ARss, _VOI, _Op, _ECI],
  [[4, {
    "ec2QueryName": `AttachTime`,
    "xmlName": _aTt
  }], [2, {
    "ec2QueryName": `DeleteOnTermination`,
    "xmlName": _dOT
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [0, {
    "ec2QueryName": `VolumeId`,
    "xmlName": _vIo
  }], [0, {
    "ec2QueryName": `AssociatedResource`,
    "xmlName": _aRs
  }], [0, {
    "ec2QueryName": `VolumeOwnerId`,
    "xmlName": _vOI
  }], [() => OperatorResponse$, {
    "ec2QueryName": `Operator`,
    "xmlName": _ope
  }], [1, {
    "ec2QueryName": `EbsCardIndex`,
    "xmlName": _eCI
  }]]
];
var EbsOptimizedInfo$ = [
  3,
  n0,
  _EOI,
  0,
  [_BBIM, _BTIMB, _BIa, _MBIM, _MTIMB, _MI],
  [[1, {
    "ec2QueryName": `BaselineBandwidthInMbps`,
    "xmlName": _bBIM
  }], [1, {
    "ec2QueryName": `BaselineThroughputInMBps`,
    "xmlName": _bTIMB
  }], [1, {
    "ec2QueryName": `BaselineIops`,
    "xmlName": _bIa
  }], [1, {
    "ec2QueryName": `MaximumBandwidthInMbps`,
    "xmlName": _mBIM
  }], [1, {
    "ec2QueryName": `MaximumThroughputInMBps`,
    "xmlName": _mTIMB
  }], [1, {
    "ec2QueryName": `MaximumIops`,
    "xmlName": _mI
  }]]
];
var EfaInfo$ = [
  3,
  n0,
  _EIf,
  0,
  [_MEI],
  [[1, {
    "ec2QueryName": `MaximumEfaInterfaces`,
    "xmlName": _mEI
  }]]
];
var ElasticGpuAssociation$ = [
  3,
  n0,
  _EGA,
  0,
  [_EGIl, _EGAI, _EGAS, _EGAT],
  [[0, {
    "ec2QueryName": `ElasticGpuId`,
    "xmlName": _eGI
  }], [0, {
    "ec2QueryName": `ElasticGpuAssociationId`,
    "xmlName": _eGAI
  }], [0, {
    "ec2QueryName": `ElasticGpuAssociationState`,
    "xmlName": _eGAS
  }], [0, {
    "ec2QueryName": `ElasticGpuAssociationTime`,
    "xmlName": _eGAT
  }]]
];
var ElasticInferenceAcceleratorAssociation$ = [
  3,
  n0,
  _EIAA,
  0,
  [_EIAAl, _EIAAI, _EIAAS, _EIAAT],
  [[0, {
    "ec2QueryName": `ElasticInferenceAcceleratorArn`,
    "xmlName": _eIAA
  }], [0, {
    "ec2QueryName": `ElasticInferenceAcceleratorAssociationId`,
    "xmlName": _eIAAI
  }], [0, {
    "ec2QueryName": `ElasticInferenceAcceleratorAssociationState`,
    "xmlName": _eIAAS
  }], [4, {
    "ec2QueryName": `ElasticInferenceAcceleratorAssociationTime`,
    "xmlName": _eIAAT
  }]]
];
var EnclaveOptions$ = [
  3,
  n0,
  _EOn,
  0,
  [_En],
  [[2, {
    "ec2QueryName": `Enabled`,
    "xmlName": _en
  }]]
];
var Filter$ = [
  3,
  n0,
  _Fil,
  0,
  [_N, _Va],
  [0, [() => ValueStringList, { "xmlName": _V }]]
];
var FpgaDeviceInfo$ = [
  3,
  n0,
  _FDI,
  0,
  [_N, _Man, _Cou, _MIe],
  [[0, {
    "ec2QueryName": `Name`,
    "xmlName": _n
  }], [0, {
    "ec2QueryName": `Manufacturer`,
    "xmlName": _man
  }], [1, {
    "ec2QueryName": `Count`,
    "xmlName": _cou
  }], [() => FpgaDeviceMemoryInfo$, {
    "ec2QueryName": `MemoryInfo`,
    "xmlName": _mIe
  }]]
];
var FpgaDeviceMemoryInfo$ = [
  3,
  n0,
  _FDMI,
  0,
  [_SIMB],
  [[1, {
    "ec2QueryName": `SizeInMiB`,
    "xmlName": _sIMB
  }]]
];
var FpgaInfo$ = [
  3,
  n0,
  _FIpga,
  0,
  [_Fp, _TFMIMB],
  [[() => FpgaDeviceInfoList, {
    "ec2QueryName": `Fpgas`,
    "xmlName": _fp
  }], [1, {
    "ec2QueryName": `TotalFpgaMemoryInMiB`,
    "xmlName": _tFMIMB
  }]]
];
var GetManagedPrefixListEntriesRequest$ = [
  3,
  n0,
  _GMPLER,
  0,
  [_PLI, _DR, _TV, _MR, _NTe],
  [0, 2, 1, 1, 0],
  1
];
var GetManagedPrefixListEntriesResult$ = [
  3,
  n0,
  _GMPLERe,
  0,
  [_Ent, _NTe],
  [[() => PrefixListEntrySet, {
    "ec2QueryName": `EntrySet`,
    "xmlName": _eSnt
  }], [0, {
    "ec2QueryName": `NextToken`,
    "xmlName": _nTe
  }]]
];
var GetSpotPlacementScoresRequest$ = [
  3,
  n0,
  _GSPSR,
  0,
  [_TCar, _ITnst, _TCUT, _SAZ, _RNe, _IRWM, _DR, _MR, _NTe, _ILZ],
  [1, [64 | 0, { "xmlName": _IT }], 0, 2, [64 | 0, { "xmlName": _RN }], [() => InstanceRequirementsWithMetadataRequest$, 0], 2, 1, 0, 2],
  1
];
var GpuDeviceInfo$ = [
  3,
  n0,
  _GDI,
  0,
  [_N, _Man, _Cou, _LGC, _GPS, _Wo, _MIe],
  [[0, {
    "ec2QueryName": `Name`,
    "xmlName": _n
  }], [0, {
    "ec2QueryName": `Manufacturer`,
    "xmlName": _man
  }], [1, {
    "ec2QueryName": `Count`,
    "xmlName": _cou
  }], [1, {
    "ec2QueryName": `LogicalGpuCount`,
    "xmlName": _lGC
  }], [1, {
    "ec2QueryName": `GpuPartitionSize`,
    "xmlName": _gPS
  }], [() => WorkloadsList, {
    "ec2QueryName": `WorkloadSet`,
    "xmlName": _wS
  }], [() => GpuDeviceMemoryInfo$, {
    "ec2QueryName": `MemoryInfo`,
    "xmlName": _mIe
  }]]
];
var GpuDeviceMemoryInfo$ = [
  3,
  n0,
  _GDMI,
  0,
  [_SIMB],
  [[1, {
    "ec2QueryName": `SizeInMiB`,
    "xmlName": _sIMB
  }]]
];
var GpuInfo$ = [
  3,
  n0,
  _GIp,
  0,
  [_Gp, _TGMIMB],
  [[() => GpuDeviceInfoList, {
    "ec2QueryName": `Gpus`,
    "xmlName": _gp
  }], [1, {
    "ec2QueryName": `TotalGpuMemoryInMiB`,
    "xmlName": _tGMIMB
  }]]
];
var GroupIdentifier$ = [
  3,
  n0,
  _GIrou,
  0,
  [_GIr, _GN],
  [[0, {
    "ec2QueryName": `GroupId`,
    "xmlName": _gIr
  }], [0, {
    "ec2QueryName": `GroupName`,
    "xmlName": _gN
  }]]
];
var HibernationOptions$ = [
  3,
  n0,
  _HO,
  0,
  [_Conf],
  [[2, {
    "ec2QueryName": `Configured`,
    "xmlName": _conf
  }]]
];
var HostCpuOptionsRequest$ = [
  3,
  n0,
  _HCOR,
  0,
  [_ASSm],
  [0]
];
var IamInstanceProfile$ = [
  3,
  n0,
  _IIP,
  0,
  [_Ar, _I],
  [[0, {
    "ec2QueryName": `Arn`,
    "xmlName": _ar
  }], [0, {
    "ec2QueryName": `Id`,
    "xmlName": _i
  }]]
];
var IcmpTypeCode$ = [
  3,
  n0,
  _ITC,
  0,
  [_Co, _Ty],
  [[1, {
    "ec2QueryName": `Code`,
    "xmlName": _co
  }], [1, {
    "ec2QueryName": `Type`,
    "xmlName": _ty
  }]]
];
var InferenceAcceleratorInfo$ = [
  3,
  n0,
  _IAIn,
  0,
  [_Acc, _TIMIMB],
  [[() => InferenceDeviceInfoList, {
    "ec2QueryName": `Accelerators`,
    "xmlName": _acc
  }], [1, {
    "ec2QueryName": `TotalInferenceMemoryInMiB`,
    "xmlName": _tIMIMB
  }]]
];
var InferenceDeviceInfo$ = [
  3,
  n0,
  _IDI,
  0,
  [_Cou, _N, _Man, _MIe],
  [[1, {
    "ec2QueryName": `Count`,
    "xmlName": _cou
  }], [0, {
    "ec2QueryName": `Name`,
    "xmlName": _n
  }], [0, {
    "ec2QueryName": `Manufacturer`,
    "xmlName": _man
  }], [() => InferenceDeviceMemoryInfo$, {
    "ec2QueryName": `MemoryInfo`,
    "xmlName": _mIe
  }]]
];
var InferenceDeviceMemoryInfo$ = [
  3,
  n0,
  _IDMI,
  0,
  [_SIMB],
  [[1, {
    "ec2QueryName": `SizeInMiB`,
    "xmlName": _sIMB
  }]]
];
var Instance$ = [
  3,
  n0,
  _In,
  0,
  [_Arc, _BDMl, _CT, _EO, _ESna, _Hy, _IIP, _ILn, _EGAl, _EIAAla, _NIet, _OA, _RDN, _RDT, _SGe, _SDC, _SIRI, _SNS, _SRt, _T, _VTir, _CO, _CBI, _CRI, _CRSa, _HO, _Lic, _MO, _EOn, _BM, _PDl, _UO, _UOUT, _PDNO, _IApv, _TSp, _MOa, _CIBM, _NPO, _Op, _SIec, _II, _IIm, _St, _PDN, _PDNub, _STR, _KN, _ALI, _PCro, _IT, _LTau, _Pla, _KI, _RIa, _Pl, _Mon, _SIu, _VI, _PIAr, _PIAu],
  [[0, {
    "ec2QueryName": `Architecture`,
    "xmlName": _arc
  }], [() => InstanceBlockDeviceMappingList, {
    "ec2QueryName": `BlockDeviceMapping`,
    "xmlName": _bDM
  }], [0, {
    "ec2QueryName": `ClientToken`,
    "xmlName": _cT
  }], [2, {
    "ec2QueryName": `EbsOptimized`,
    "xmlName": _eO
  }], [2, {
    "ec2QueryName": `EnaSupport`,
    "xmlName": _eSna
  }], [0, {
    "ec2QueryName": `Hypervisor`,
    "xmlName": _h
  }], [() => IamInstanceProfile$, {
    "ec2QueryName": `IamInstanceProfile`,
    "xmlName": _iIP
  }], [0, {
    "ec2QueryName": `InstanceLifecycle`,
    "xmlName": _iLn
  }], [() => ElasticGpuAssociationList, {
    "ec2QueryName": `ElasticGpuAssociationSet`,
    "xmlName": _eGASl
  }], [() => ElasticInferenceAcceleratorAssociationList, {
    "ec2QueryName": `ElasticInferenceAcceleratorAssociationSet`,
    "xmlName": _eIAASl
  }], [() => InstanceNetworkInterfaceList, {
    "ec2QueryName": `NetworkInterfaceSet`,
    "xmlName": _nIS
  }], [0, {
    "ec2QueryName": `OutpostArn`,
    "xmlName": _oA
  }], [0, {
    "ec2QueryName": `RootDeviceName`,
    "xmlName": _rDN
  }], [0, {
    "ec2QueryName": `RootDeviceType`,
    "xmlName": _rDT
  }], [() => GroupIdentifierList, {
    "ec2QueryName": `GroupSet`,
    "xmlName": _gSr
  }], [2, {
    "ec2QueryName": `SourceDestCheck`,
    "xmlName": _sDC
  }], [0, {
    "ec2QueryName": `SpotInstanceRequestId`,
    "xmlName": _sIRI
  }], [0, {
    "ec2QueryName": `SriovNetSupport`,
    "xmlName": _sNSr
  }], [() => StateReason$, {
    "ec2QueryName": `StateReason`,
    "xmlName": _sRt
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `VirtualizationType`,
    "xmlName": _vTi
  }], [() => CpuOptions$, {
    "ec2QueryName": `CpuOptions`,
    "xmlName": _cO
  }], [0, {
    "ec2QueryName": `CapacityBlockId`,
    "xmlName": _cBI
  }], [0, {
    "ec2QueryName": `CapacityReservationId`,
    "xmlName": _cRI
  }], [() => CapacityReservationSpecificationResponse$, {
    "ec2QueryName": `CapacityReservationSpecification`,
    "xmlName": _cRSa
  }], [() => HibernationOptions$, {
    "ec2QueryName": `HibernationOptions`,
    "xmlName": _hO
  }], [() => LicenseList, {
    "ec2QueryName": `LicenseSet`,
    "xmlName": _lSic
  }], [() => InstanceMetadataOptionsResponse$, {
    "ec2QueryName": `MetadataOptions`,
    "xmlName": _mO
  }], [() => EnclaveOptions$, {
    "ec2QueryName": `EnclaveOptions`,
    "xmlName": _eOn
  }], [0, {
    "ec2QueryName": `BootMode`,
    "xmlName": _bM
  }], [0, {
    "ec2QueryName": `PlatformDetails`,
    "xmlName": _pDl
  }], [0, {
    "ec2QueryName": `UsageOperation`,
    "xmlName": _uO
  }], [4, {
    "ec2QueryName": `UsageOperationUpdateTime`,
    "xmlName": _uOUT
  }], [() => PrivateDnsNameOptionsResponse$, {
    "ec2QueryName": `PrivateDnsNameOptions`,
    "xmlName": _pDNO
  }], [0, {
    "ec2QueryName": `Ipv6Address`,
    "xmlName": _iApv
  }], [0, {
    "ec2QueryName": `TpmSupport`,
    "xmlName": _tSp
  }], [() => InstanceMaintenanceOptions$, {
    "ec2QueryName": `MaintenanceOptions`,
    "xmlName": _mOa
  }], [0, {
    "ec2QueryName": `CurrentInstanceBootMode`,
    "xmlName": _cIBM
  }], [() => InstanceNetworkPerformanceOptions$, {
    "ec2QueryName": `NetworkPerformanceOptions`,
    "xmlName": _nPO
  }], [() => OperatorResponse$, {
    "ec2QueryName": `Operator`,
    "xmlName": _ope
  }], [() => InstanceSecondaryInterfaceList, {
    "ec2QueryName": `SecondaryInterfaceSet`,
    "xmlName": _sISe
  }], [0, {
    "ec2QueryName": `InstanceId`,
    "xmlName": _iI
  }], [0, {
    "ec2QueryName": `ImageId`,
    "xmlName": _iIma
  }], [() => InstanceState$, {
    "ec2QueryName": `InstanceState`,
    "xmlName": _iSnst
  }], [0, {
    "ec2QueryName": `PrivateDnsName`,
    "xmlName": _pDNr
  }], [0, {
    "ec2QueryName": `DnsName`,
    "xmlName": _dNn
  }], [0, {
    "ec2QueryName": `Reason`,
    "xmlName": _re
  }], [0, {
    "ec2QueryName": `KeyName`,
    "xmlName": _kN
  }], [1, {
    "ec2QueryName": `AmiLaunchIndex`,
    "xmlName": _aLI
  }], [() => ProductCodeList, {
    "ec2QueryName": `ProductCodes`,
    "xmlName": _pC
  }], [0, {
    "ec2QueryName": `InstanceType`,
    "xmlName": _iT
  }], [4, {
    "ec2QueryName": `LaunchTime`,
    "xmlName": _lTau
  }], [() => Placement$, {
    "ec2QueryName": `Placement`,
    "xmlName": _pla
  }], [0, {
    "ec2QueryName": `KernelId`,
    "xmlName": _kI
  }], [0, {
    "ec2QueryName": `RamdiskId`,
    "xmlName": _rIa
  }], [0, {
    "ec2QueryName": `Platform`,
    "xmlName": _pl
  }], [() => Monitoring$, {
    "ec2QueryName": `Monitoring`,
    "xmlName": _mon
  }], [0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `PrivateIpAddress`,
    "xmlName": _pIAr
  }], [0, {
    "ec2QueryName": `IpAddress`,
    "xmlName": _iAp
  }]]
];
var InstanceAttachmentEnaSrdSpecification$ = [
  3,
  n0,
  _IAESS,
  0,
  [_ESE, _ESUS],
  [[2, {
    "ec2QueryName": `EnaSrdEnabled`,
    "xmlName": _eSE
  }], [() => InstanceAttachmentEnaSrdUdpSpecification$, {
    "ec2QueryName": `EnaSrdUdpSpecification`,
    "xmlName": _eSUS
  }]]
];
var InstanceAttachmentEnaSrdUdpSpecification$ = [
  3,
  n0,
  _IAESUS,
  0,
  [_ESUE],
  [[2, {
    "ec2QueryName": `EnaSrdUdpEnabled`,
    "xmlName": _eSUE
  }]]
];
var InstanceBlockDeviceMapping$ = [
  3,
  n0,
  _IBDM,
  0,
  [_DN, _Eb],
  [[0, {
    "ec2QueryName": `DeviceName`,
    "xmlName": _dN
  }], [() => EbsInstanceBlockDevice$, {
    "ec2QueryName": `Ebs`,
    "xmlName": _eb
  }]]
];
var InstanceIpv4Prefix$ = [
  3,
  n0,
  _IIPn,
  0,
  [_IPpvre],
  [[0, {
    "ec2QueryName": `Ipv4Prefix`,
    "xmlName": _iPpv
  }]]
];
var InstanceIpv6Address$ = [
  3,
  n0,
  _IIA,
  0,
  [_IApv, _IPIs],
  [[0, {
    "ec2QueryName": `Ipv6Address`,
    "xmlName": _iApv
  }], [2, {
    "ec2QueryName": `IsPrimaryIpv6`,
    "xmlName": _iPIs
  }]]
];
var InstanceIpv6Prefix$ = [
  3,
  n0,
  _IIPns,
  0,
  [_IPpv],
  [[0, {
    "ec2QueryName": `Ipv6Prefix`,
    "xmlName": _iPpvr
  }]]
];
var InstanceMaintenanceOptions$ = [
  3,
  n0,
  _IMO,
  0,
  [_ARuto, _RMe],
  [[0, {
    "ec2QueryName": `AutoRecovery`,
    "xmlName": _aRut
  }], [0, {
    "ec2QueryName": `RebootMigration`,
    "xmlName": _rMe
  }]]
];
var InstanceMetadataOptionsResponse$ = [
  3,
  n0,
  _IMORnst,
  0,
  [_St, _HT, _HPRHL, _HE, _HPI, _IMT],
  [[0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `HttpTokens`,
    "xmlName": _hT
  }], [1, {
    "ec2QueryName": `HttpPutResponseHopLimit`,
    "xmlName": _hPRHL
  }], [0, {
    "ec2QueryName": `HttpEndpoint`,
    "xmlName": _hE
  }], [0, {
    "ec2QueryName": `HttpProtocolIpv6`,
    "xmlName": _hPI
  }], [0, {
    "ec2QueryName": `InstanceMetadataTags`,
    "xmlName": _iMT
  }]]
];
var InstanceNetworkInterface$ = [
  3,
  n0,
  _INI,
  0,
  [_Ass, _Att, _De, _G, _IA, _MAa, _NII, _OI, _PDN, _PIAr, _PIAri, _SDC, _Sta, _SIu, _VI, _ITnt, _IPpvr, _IPp, _CTC, _Op],
  [[() => InstanceNetworkInterfaceAssociation$, {
    "ec2QueryName": `Association`,
    "xmlName": _ass
  }], [() => InstanceNetworkInterfaceAttachment$, {
    "ec2QueryName": `Attachment`,
    "xmlName": _at
  }], [0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }], [() => GroupIdentifierList, {
    "ec2QueryName": `GroupSet`,
    "xmlName": _gSr
  }], [() => InstanceIpv6AddressList, {
    "ec2QueryName": `Ipv6AddressesSet`,
    "xmlName": _iASp
  }], [0, {
    "ec2QueryName": `MacAddress`,
    "xmlName": _mAa
  }], [0, {
    "ec2QueryName": `NetworkInterfaceId`,
    "xmlName": _nII
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [0, {
    "ec2QueryName": `PrivateDnsName`,
    "xmlName": _pDNr
  }], [0, {
    "ec2QueryName": `PrivateIpAddress`,
    "xmlName": _pIAr
  }], [() => InstancePrivateIpAddressList, {
    "ec2QueryName": `PrivateIpAddressesSet`,
    "xmlName": _pIAS
  }], [2, {
    "ec2QueryName": `SourceDestCheck`,
    "xmlName": _sDC
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `InterfaceType`,
    "xmlName": _iTnt
  }], [() => InstanceIpv4PrefixList, {
    "ec2QueryName": `Ipv4PrefixSet`,
    "xmlName": _iPSpvr
  }], [() => InstanceIpv6PrefixList, {
    "ec2QueryName": `Ipv6PrefixSet`,
    "xmlName": _iPSpvre
  }], [() => ConnectionTrackingSpecificationResponse$, {
    "ec2QueryName": `ConnectionTrackingConfiguration`,
    "xmlName": _cTC
  }], [() => OperatorResponse$, {
    "ec2QueryName": `Operator`,
    "xmlName": _ope
  }]]
];
var InstanceNetworkInterfaceAssociation$ = [
  3,
  n0,
  _INIA,
  0,
  [_CI, _COI, _IOI, _PDNub, _PI],
  [[0, {
    "ec2QueryName": `CarrierIp`,
    "xmlName": _cI
  }], [0, {
    "ec2QueryName": `CustomerOwnedIp`,
    "xmlName": _cOI
  }], [0, {
    "ec2QueryName": `IpOwnerId`,
    "xmlName": _iOIp
  }], [0, {
    "ec2QueryName": `PublicDnsName`,
    "xmlName": _pDNu
  }], [0, {
    "ec2QueryName": `PublicIp`,
    "xmlName": _pI
  }]]
];
var InstanceNetworkInterfaceAttachment$ = [
  3,
  n0,
  _INIAn,
  0,
  [_ATtt, _AItt, _DOT, _DI, _Sta, _NCI, _ESS, _EQC],
  [[4, {
    "ec2QueryName": `AttachTime`,
    "xmlName": _aTt
  }], [0, {
    "ec2QueryName": `AttachmentId`,
    "xmlName": _aIt
  }], [2, {
    "ec2QueryName": `DeleteOnTermination`,
    "xmlName": _dOT
  }], [1, {
    "ec2QueryName": `DeviceIndex`,
    "xmlName": _dI
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [1, {
    "ec2QueryName": `NetworkCardIndex`,
    "xmlName": _nCI
  }], [() => InstanceAttachmentEnaSrdSpecification$, {
    "ec2QueryName": `EnaSrdSpecification`,
    "xmlName": _eSS
  }], [1, {
    "ec2QueryName": `EnaQueueCount`,
    "xmlName": _eQC
  }]]
];
var InstanceNetworkPerformanceOptions$ = [
  3,
  n0,
  _INPO,
  0,
  [_BW],
  [[0, {
    "ec2QueryName": `BandwidthWeighting`,
    "xmlName": _bW
  }]]
];
var InstancePrivateIpAddress$ = [
  3,
  n0,
  _IPIA,
  0,
  [_Ass, _Prim, _PDN, _PIAr],
  [[() => InstanceNetworkInterfaceAssociation$, {
    "ec2QueryName": `Association`,
    "xmlName": _ass
  }], [2, {
    "ec2QueryName": `Primary`,
    "xmlName": _prim
  }], [0, {
    "ec2QueryName": `PrivateDnsName`,
    "xmlName": _pDNr
  }], [0, {
    "ec2QueryName": `PrivateIpAddress`,
    "xmlName": _pIAr
  }]]
];
var InstanceRequirementsRequest$ = [
  3,
  n0,
  _IRR,
  0,
  [_VCC, _MMB, _CM, _MGBPVC, _EITxc, _IGns, _SMPPOLP, _ODMPPOLP, _BMa, _BP, _RHS, _NIC, _LSo, _LST, _TLSGB, _BEBM, _ATc, _AC, _AMc, _ANcc, _ATMMB, _NBGe, _AIT, _MSPAPOOODP, _BPF, _REIT],
  [() => VCpuCountRangeRequest$, () => MemoryMiBRequest$, [() => CpuManufacturerSet, { "xmlName": _CMp }], () => MemoryGiBPerVCpuRequest$, [() => ExcludedInstanceTypeSet, { "xmlName": _EITxcl }], [() => InstanceGenerationSet, { "xmlName": _IGnst }], 1, 1, 0, 0, 2, () => NetworkInterfaceCountRequest$, 0, [() => LocalStorageTypeSet, { "xmlName": _LSTo }], () => TotalLocalStorageGBRequest$, () => BaselineEbsBandwidthMbpsRequest$, [() => AcceleratorTypeSet, { "xmlName": _ATcc }], () => AcceleratorCountRequest$, [() => AcceleratorManufacturerSet, { "xmlName": _AMcc }], [() => AcceleratorNameSet, { "xmlName": _ANcce }], () => AcceleratorTotalMemoryMiBRequest$, () => NetworkBandwidthGbpsRequest$, [() => AllowedInstanceTypeSet, { "xmlName": _AITl }], 1, [() => BaselinePerformanceFactorsRequest$, 0], 2],
  2
];
var InstanceRequirementsWithMetadataRequest$ = [
  3,
  n0,
  _IRWMR,
  0,
  [_ATr, _VTi, _IR],
  [[() => ArchitectureTypeSet, { "xmlName": _ATrc }], [() => VirtualizationTypeSet, { "xmlName": _VTir }], [() => InstanceRequirementsRequest$, 0]]
];
var InstanceSecondaryInterface$ = [
  3,
  n0,
  _ISIn,
  0,
  [_Att, _MAa, _SIIec, _OI, _PIAri, _SDC, _Sta, _SSIe, _SNI, _ITnt],
  [[() => InstanceSecondaryInterfaceAttachment$, {
    "ec2QueryName": `Attachment`,
    "xmlName": _at
  }], [0, {
    "ec2QueryName": `MacAddress`,
    "xmlName": _mAa
  }], [0, {
    "ec2QueryName": `SecondaryInterfaceId`,
    "xmlName": _sIIe
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [() => InstanceSecondaryInterfacePrivateIpAddressList, {
    "ec2QueryName": `PrivateIpAddressSet`,
    "xmlName": _pIASr
  }], [2, {
    "ec2QueryName": `SourceDestCheck`,
    "xmlName": _sDC
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [0, {
    "ec2QueryName": `SecondarySubnetId`,
    "xmlName": _sSI
  }], [0, {
    "ec2QueryName": `SecondaryNetworkId`,
    "xmlName": _sNI
  }], [0, {
    "ec2QueryName": `InterfaceType`,
    "xmlName": _iTnt
  }]]
];
var InstanceSecondaryInterfaceAttachment$ = [
  3,
  n0,
  _ISIA,
  0,
  [_ATtt, _AItt, _DOT, _DI, _Sta, _NCI],
  [[4, {
    "ec2QueryName": `AttachTime`,
    "xmlName": _aTt
  }], [0, {
    "ec2QueryName": `AttachmentId`,
    "xmlName": _aIt
  }], [2, {
    "ec2QueryName": `DeleteOnTermination`,
    "xmlName": _dOT
  }], [1, {
    "ec2QueryName": `DeviceIndex`,
    "xmlName": _dI
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [1, {
    "ec2QueryName": `NetworkCardIndex`,
    "xmlName": _nCI
  }]]
];
var InstanceSecondaryInterfacePrivateIpAddress$ = [
  3,
  n0,
  _ISIPIA,
  0,
  [_PIAr],
  [[0, {
    "ec2QueryName": `PrivateIpAddress`,
    "xmlName": _pIAr
  }]]
];
var InstanceState$ = [
  3,
  n0,
  _ISnsta,
  0,
  [_Co, _N],
  [[1, {
    "ec2QueryName": `Code`,
    "xmlName": _co
  }], [0, {
    "ec2QueryName": `Name`,
    "xmlName": _n
  }]]
];
var InstanceStorageInfo$ = [
  3,
  n0,
  _ISIns,
  0,
  [_TSIGB, _Dis, _NS, _ESn],
  [[1, {
    "ec2QueryName": `TotalSizeInGB`,
    "xmlName": _tSIGB
  }], [() => DiskInfoList, {
    "ec2QueryName": `Disks`,
    "xmlName": _dis
  }], [0, {
    "ec2QueryName": `NvmeSupport`,
    "xmlName": _nS
  }], [0, {
    "ec2QueryName": `EncryptionSupport`,
    "xmlName": _eSn
  }]]
];
var InstanceTypeInfo$ = [
  3,
  n0,
  _ITIn,
  0,
  [_IT, _CGur, _FTE, _SUC, _SRDT, _SVT, _BMa, _Hy, _PIro, _VCIpu, _MIe, _ISSn, _ISIns, _EIb, _NIetw, _GIp, _FIpga, _PGIl, _IAIn, _HS, _BPS, _DHS, _ARS, _SBM, _NES, _NTS, _NTI, _MAIe, _NIeu, _PSh, _RMS, _SIRu],
  [[0, {
    "ec2QueryName": `InstanceType`,
    "xmlName": _iT
  }], [2, {
    "ec2QueryName": `CurrentGeneration`,
    "xmlName": _cGur
  }], [2, {
    "ec2QueryName": `FreeTierEligible`,
    "xmlName": _fTE
  }], [() => UsageClassTypeList, {
    "ec2QueryName": `SupportedUsageClasses`,
    "xmlName": _sUC
  }], [() => RootDeviceTypeList, {
    "ec2QueryName": `SupportedRootDeviceTypes`,
    "xmlName": _sRDT
  }], [() => VirtualizationTypeList, {
    "ec2QueryName": `SupportedVirtualizationTypes`,
    "xmlName": _sVT
  }], [2, {
    "ec2QueryName": `BareMetal`,
    "xmlName": _bMa
  }], [0, {
    "ec2QueryName": `Hypervisor`,
    "xmlName": _h
  }], [() => ProcessorInfo$, {
    "ec2QueryName": `ProcessorInfo`,
    "xmlName": _pIr
  }], [() => VCpuInfo$, {
    "ec2QueryName": `VCpuInfo`,
    "xmlName": _vCIp
  }], [() => MemoryInfo$, {
    "ec2QueryName": `MemoryInfo`,
    "xmlName": _mIe
  }], [2, {
    "ec2QueryName": `InstanceStorageSupported`,
    "xmlName": _iSSn
  }], [() => InstanceStorageInfo$, {
    "ec2QueryName": `InstanceStorageInfo`,
    "xmlName": _iSI
  }], [() => EbsInfo$, {
    "ec2QueryName": `EbsInfo`,
    "xmlName": _eIb
  }], [() => NetworkInfo$, {
    "ec2QueryName": `NetworkInfo`,
    "xmlName": _nIet
  }], [() => GpuInfo$, {
    "ec2QueryName": `GpuInfo`,
    "xmlName": _gIp
  }], [() => FpgaInfo$, {
    "ec2QueryName": `FpgaInfo`,
    "xmlName": _fIp
  }], [() => PlacementGroupInfo$, {
    "ec2QueryName": `PlacementGroupInfo`,
    "xmlName": _pGI
  }], [() => InferenceAcceleratorInfo$, {
    "ec2QueryName": `InferenceAcceleratorInfo`,
    "xmlName": _iAIn
  }], [2, {
    "ec2QueryName": `HibernationSupported`,
    "xmlName": _hSi
  }], [2, {
    "ec2QueryName": `BurstablePerformanceSupported`,
    "xmlName": _bPS
  }], [2, {
    "ec2QueryName": `DedicatedHostsSupported`,
    "xmlName": _dHS
  }], [2, {
    "ec2QueryName": `AutoRecoverySupported`,
    "xmlName": _aRSu
  }], [() => BootModeTypeList, {
    "ec2QueryName": `SupportedBootModes`,
    "xmlName": _sBM
  }], [0, {
    "ec2QueryName": `NitroEnclavesSupport`,
    "xmlName": _nES
  }], [0, {
    "ec2QueryName": `NitroTpmSupport`,
    "xmlName": _nTS
  }], [() => NitroTpmInfo$, {
    "ec2QueryName": `NitroTpmInfo`,
    "xmlName": _nTI
  }], [() => MediaAcceleratorInfo$, {
    "ec2QueryName": `MediaAcceleratorInfo`,
    "xmlName": _mAIe
  }], [() => NeuronInfo$, {
    "ec2QueryName": `NeuronInfo`,
    "xmlName": _nIeu
  }], [0, {
    "ec2QueryName": `PhcSupport`,
    "xmlName": _pSh
  }], [0, {
    "ec2QueryName": `RebootMigrationSupport`,
    "xmlName": _rMS
  }], [2, {
    "ec2QueryName": `SupportedInRegion`,
    "xmlName": _sIRu
  }]]
];
var IpPermission$ = [
  3,
  n0,
  _IPper,
  0,
  [_IPpr, _FP, _TP, _UIGP, _IRpa, _IRpv, _PLIr],
  [[0, {
    "ec2QueryName": `IpProtocol`,
    "xmlName": _iPp
  }], [1, {
    "ec2QueryName": `FromPort`,
    "xmlName": _fP
  }], [1, {
    "ec2QueryName": `ToPort`,
    "xmlName": _tP
  }], [() => UserIdGroupPairList, {
    "ec2QueryName": `Groups`,
    "xmlName": _gr
  }], [() => IpRangeList, {
    "ec2QueryName": `IpRanges`,
    "xmlName": _iRpa
  }], [() => Ipv6RangeList, {
    "ec2QueryName": `Ipv6Ranges`,
    "xmlName": _iRpv
  }], [() => PrefixListIdList, {
    "ec2QueryName": `PrefixListIds`,
    "xmlName": _pLIr
  }]]
];
var IpRange$ = [
  3,
  n0,
  _IRpan,
  0,
  [_De, _CIi],
  [[0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }], [0, {
    "ec2QueryName": `CidrIp`,
    "xmlName": _cIi
  }]]
];
var Ipv4PrefixSpecification$ = [
  3,
  n0,
  _IPS,
  0,
  [_IPpvre],
  [[0, {
    "ec2QueryName": `Ipv4Prefix`,
    "xmlName": _iPpv
  }]]
];
var Ipv6CidrBlock$ = [
  3,
  n0,
  _ICB,
  0,
  [_ICB],
  [[0, {
    "ec2QueryName": `Ipv6CidrBlock`,
    "xmlName": _iCB
  }]]
];
var Ipv6PrefixSpecification$ = [
  3,
  n0,
  _IPSp,
  0,
  [_IPpv],
  [[0, {
    "ec2QueryName": `Ipv6Prefix`,
    "xmlName": _iPpvr
  }]]
];
var Ipv6Range$ = [
  3,
  n0,
  _IRpva,
  0,
  [_De, _CIid],
  [[0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }], [0, {
    "ec2QueryName": `CidrIpv6`,
    "xmlName": _cIid
  }]]
];
var LastError$ = [
  3,
  n0,
  _LEa,
  0,
  [_Me, _Co],
  [[0, {
    "ec2QueryName": `Message`,
    "xmlName": _me
  }], [0, {
    "ec2QueryName": `Code`,
    "xmlName": _co
  }]]
];
var LicenseConfiguration$ = [
  3,
  n0,
  _LCi,
  0,
  [_LCA],
  [[0, {
    "ec2QueryName": `LicenseConfigurationArn`,
    "xmlName": _lCA
  }]]
];
var MediaAcceleratorInfo$ = [
  3,
  n0,
  _MAIe,
  0,
  [_Acc, _TMMIMB],
  [[() => MediaDeviceInfoList, {
    "ec2QueryName": `Accelerators`,
    "xmlName": _acc
  }], [1, {
    "ec2QueryName": `TotalMediaMemoryInMiB`,
    "xmlName": _tMMIMB
  }]]
];
var MediaDeviceInfo$ = [
  3,
  n0,
  _MDI,
  0,
  [_Cou, _N, _Man, _MIe],
  [[1, {
    "ec2QueryName": `Count`,
    "xmlName": _cou
  }], [0, {
    "ec2QueryName": `Name`,
    "xmlName": _n
  }], [0, {
    "ec2QueryName": `Manufacturer`,
    "xmlName": _man
  }], [() => MediaDeviceMemoryInfo$, {
    "ec2QueryName": `MemoryInfo`,
    "xmlName": _mIe
  }]]
];
var MediaDeviceMemoryInfo$ = [
  3,
  n0,
  _MDMI,
  0,
  [_SIMB],
  [[1, {
    "ec2QueryName": `SizeInMiB`,
    "xmlName": _sIMB
  }]]
];
var MemoryGiBPerVCpuRequest$ = [
  3,
  n0,
  _MGBPVCR,
  0,
  [_M, _Ma],
  [1, 1]
];
var MemoryInfo$ = [
  3,
  n0,
  _MIe,
  0,
  [_SIMB],
  [[1, {
    "ec2QueryName": `SizeInMiB`,
    "xmlName": _sIMB
  }]]
];
var MemoryMiBRequest$ = [
  3,
  n0,
  _MMBR,
  0,
  [_M, _Ma],
  [1, 1],
  1
];
var ModifyTrafficMirrorFilterRuleRequest$ = [
  3,
  n0,
  _MTMFRR,
  0,
  [_TMFRI, _TD, _RNu, _RA, _DPRe, _SPRo, _Pr, _DCB, _SCB, _De, _RF, _DR],
  [0, 0, 1, 0, () => TrafficMirrorPortRangeRequest$, () => TrafficMirrorPortRangeRequest$, 1, 0, 0, 0, [64 | 0, { "xmlName": _RFe }], 2],
  1
];
var ModifyTrafficMirrorSessionRequest$ = [
  3,
  n0,
  _MTMSR,
  0,
  [_TMSI, _TMTI, _TMFI, _PLa, _SNes, _VNI, _De, _RF, _DR],
  [0, 0, 0, 1, 1, 1, 0, [64 | 0, { "xmlName": _RFe }], 2],
  1
];
var ModifyTransitGatewayMeteringPolicyRequest$ = [
  3,
  n0,
  _MTGMPR,
  0,
  [_TGMPI, _AMAI, _RMAI, _DR],
  [0, [64 | 0, { "xmlName": _AMAId }], [64 | 0, { "xmlName": _RMAIe }], 2],
  1
];
var Monitoring$ = [
  3,
  n0,
  _Mon,
  0,
  [_St],
  [[0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }]]
];
var NatGateway$ = [
  3,
  n0,
  _NG,
  0,
  [_CTre, _DTel, _FCa, _FM, _NGA, _NGI, _PB, _St, _SIu, _VI, _T, _CTon, _AMv, _ASIu, _APZ, _AAt, _RTI],
  [[4, {
    "ec2QueryName": `CreateTime`,
    "xmlName": _cTre
  }], [4, {
    "ec2QueryName": `DeleteTime`,
    "xmlName": _dTel
  }], [0, {
    "ec2QueryName": `FailureCode`,
    "xmlName": _fCa
  }], [0, {
    "ec2QueryName": `FailureMessage`,
    "xmlName": _fM
  }], [() => NatGatewayAddressList, {
    "ec2QueryName": `NatGatewayAddressSet`,
    "xmlName": _nGAS
  }], [0, {
    "ec2QueryName": `NatGatewayId`,
    "xmlName": _nGI
  }], [() => ProvisionedBandwidth$, {
    "ec2QueryName": `ProvisionedBandwidth`,
    "xmlName": _pB
  }], [0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `ConnectivityType`,
    "xmlName": _cTonn
  }], [0, {
    "ec2QueryName": `AvailabilityMode`,
    "xmlName": _aM
  }], [0, {
    "ec2QueryName": `AutoScalingIps`,
    "xmlName": _aSI
  }], [0, {
    "ec2QueryName": `AutoProvisionZones`,
    "xmlName": _aPZ
  }], [() => NatGatewayAttachedApplianceList, {
    "ec2QueryName": `AttachedApplianceSet`,
    "xmlName": _aASt
  }], [0, {
    "ec2QueryName": `RouteTableId`,
    "xmlName": _rTI
  }]]
];
var NatGatewayAddress$ = [
  3,
  n0,
  _NGAa,
  0,
  [_AIl, _NII, _PIri, _PI, _AIs, _IPsr, _FM, _Sta, _AZ, _AZI],
  [[0, {
    "ec2QueryName": `AllocationId`,
    "xmlName": _aI
  }], [0, {
    "ec2QueryName": `NetworkInterfaceId`,
    "xmlName": _nII
  }], [0, {
    "ec2QueryName": `PrivateIp`,
    "xmlName": _pIriv
  }], [0, {
    "ec2QueryName": `PublicIp`,
    "xmlName": _pI
  }], [0, {
    "ec2QueryName": `AssociationId`,
    "xmlName": _aIs
  }], [2, {
    "ec2QueryName": `IsPrimary`,
    "xmlName": _iPsr
  }], [0, {
    "ec2QueryName": `FailureMessage`,
    "xmlName": _fM
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [0, {
    "ec2QueryName": `AvailabilityZone`,
    "xmlName": _aZ
  }], [0, {
    "ec2QueryName": `AvailabilityZoneId`,
    "xmlName": _aZI
  }]]
];
var NatGatewayAttachedAppliance$ = [
  3,
  n0,
  _NGAA,
  0,
  [_Ty, _AAp, _VEIp, _AStta, _MSod, _FCa, _FM],
  [[0, {
    "ec2QueryName": `Type`,
    "xmlName": _ty
  }], [0, {
    "ec2QueryName": `ApplianceArn`,
    "xmlName": _aAp
  }], [0, {
    "ec2QueryName": `VpcEndpointId`,
    "xmlName": _vEI
  }], [0, {
    "ec2QueryName": `AttachmentState`,
    "xmlName": _aStt
  }], [0, {
    "ec2QueryName": `ModificationState`,
    "xmlName": _mSod
  }], [0, {
    "ec2QueryName": `FailureCode`,
    "xmlName": _fCa
  }], [0, {
    "ec2QueryName": `FailureMessage`,
    "xmlName": _fM
  }]]
];
var NetworkAcl$ = [
  3,
  n0,
  _NA,
  0,
  [_As, _Ent, _IDs, _NAI, _T, _VI, _OI],
  [[() => NetworkAclAssociationList, {
    "ec2QueryName": `AssociationSet`,
    "xmlName": _aSs
  }], [() => NetworkAclEntryList, {
    "ec2QueryName": `EntrySet`,
    "xmlName": _eSnt
  }], [2, {
    "ec2QueryName": `Default`,
    "xmlName": _def
  }], [0, {
    "ec2QueryName": `NetworkAclId`,
    "xmlName": _nAI
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }]]
];
var NetworkAclAssociation$ = [
  3,
  n0,
  _NAA,
  0,
  [_NAAI, _NAI, _SIu],
  [[0, {
    "ec2QueryName": `NetworkAclAssociationId`,
    "xmlName": _nAAI
  }], [0, {
    "ec2QueryName": `NetworkAclId`,
    "xmlName": _nAI
  }], [0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }]]
];
var NetworkAclEntry$ = [
  3,
  n0,
  _NAE,
  0,
  [_CB, _Eg, _ITC, _ICB, _PRo, _Pr, _RA, _RNu],
  [[0, {
    "ec2QueryName": `CidrBlock`,
    "xmlName": _cB
  }], [2, {
    "ec2QueryName": `Egress`,
    "xmlName": _eg
  }], [() => IcmpTypeCode$, {
    "ec2QueryName": `IcmpTypeCode`,
    "xmlName": _iTC
  }], [0, {
    "ec2QueryName": `Ipv6CidrBlock`,
    "xmlName": _iCB
  }], [() => PortRange$, {
    "ec2QueryName": `PortRange`,
    "xmlName": _pRo
  }], [0, {
    "ec2QueryName": `Protocol`,
    "xmlName": _pr
  }], [0, {
    "ec2QueryName": `RuleAction`,
    "xmlName": _rA
  }], [1, {
    "ec2QueryName": `RuleNumber`,
    "xmlName": _rN
  }]]
];
var NetworkBandwidthGbpsRequest$ = [
  3,
  n0,
  _NBGR,
  0,
  [_M, _Ma],
  [1, 1]
];
var NetworkCardInfo$ = [
  3,
  n0,
  _NCIe,
  0,
  [_NCI, _NPe, _MNI, _AFNI, _BBIG, _PBIG, _DEQCPI, _MEQC, _MEQCPI, _ITnte],
  [[1, {
    "ec2QueryName": `NetworkCardIndex`,
    "xmlName": _nCI
  }], [0, {
    "ec2QueryName": `NetworkPerformance`,
    "xmlName": _nPe
  }], [1, {
    "ec2QueryName": `MaximumNetworkInterfaces`,
    "xmlName": _mNI
  }], [1, {
    "ec2QueryName": `AdditionalFlexibleNetworkInterfaces`,
    "xmlName": _aFNI
  }], [1, {
    "ec2QueryName": `BaselineBandwidthInGbps`,
    "xmlName": _bBIG
  }], [1, {
    "ec2QueryName": `PeakBandwidthInGbps`,
    "xmlName": _pBIG
  }], [1, {
    "ec2QueryName": `DefaultEnaQueueCountPerInterface`,
    "xmlName": _dEQCPI
  }], [1, {
    "ec2QueryName": `MaximumEnaQueueCount`,
    "xmlName": _mEQC
  }], [1, {
    "ec2QueryName": `MaximumEnaQueueCountPerInterface`,
    "xmlName": _mEQCPI
  }], [() => NetworkCardInterfaceTypeList, {
    "ec2QueryName": `InterfaceTypeSet`,
    "xmlName": _iTSnt
  }]]
];
var NetworkInfo$ = [
  3,
  n0,
  _NIetw,
  0,
  [_NPe, _MNI, _MNC, _DNCI, _NC, _IAPI, _IAPIp, _ISpvu, _ESna, _ESf, _EIf, _EITS, _ESSn, _BWa, _FEQS, _CTC, _SNSe, _MSNI, _IAPSI],
  [[0, {
    "ec2QueryName": `NetworkPerformance`,
    "xmlName": _nPe
  }], [1, {
    "ec2QueryName": `MaximumNetworkInterfaces`,
    "xmlName": _mNI
  }], [1, {
    "ec2QueryName": `MaximumNetworkCards`,
    "xmlName": _mNC
  }], [1, {
    "ec2QueryName": `DefaultNetworkCardIndex`,
    "xmlName": _dNCI
  }], [() => NetworkCardInfoList, {
    "ec2QueryName": `NetworkCards`,
    "xmlName": _nC
  }], [1, {
    "ec2QueryName": `Ipv4AddressesPerInterface`,
    "xmlName": _iAPI
  }], [1, {
    "ec2QueryName": `Ipv6AddressesPerInterface`,
    "xmlName": _iAPIp
  }], [2, {
    "ec2QueryName": `Ipv6Supported`,
    "xmlName": _iSpv
  }], [0, {
    "ec2QueryName": `EnaSupport`,
    "xmlName": _eSna
  }], [2, {
    "ec2QueryName": `EfaSupported`,
    "xmlName": _eSf
  }], [() => EfaInfo$, {
    "ec2QueryName": `EfaInfo`,
    "xmlName": _eIf
  }], [2, {
    "ec2QueryName": `EncryptionInTransitSupported`,
    "xmlName": _eITSn
  }], [2, {
    "ec2QueryName": `EnaSrdSupported`,
    "xmlName": _eSSn
  }], [() => BandwidthWeightingTypeList, {
    "ec2QueryName": `BandwidthWeightings`,
    "xmlName": _bWa
  }], [0, {
    "ec2QueryName": `FlexibleEnaQueuesSupport`,
    "xmlName": _fEQS
  }], [() => DefaultConnectionTrackingConfiguration$, {
    "ec2QueryName": `ConnectionTrackingConfiguration`,
    "xmlName": _cTC
  }], [2, {
    "ec2QueryName": `SecondaryNetworkSupported`,
    "xmlName": _sNSec
  }], [1, {
    "ec2QueryName": `MaximumSecondaryNetworkInterfaces`,
    "xmlName": _mSNI
  }], [1, {
    "ec2QueryName": `Ipv4AddressesPerSecondaryInterface`,
    "xmlName": _iAPSI
  }]]
];
var NetworkInterface$ = [
  3,
  n0,
  _NIe,
  0,
  [_Ass, _Att, _AZ, _CTC, _De, _G, _ITnt, _IA, _MAa, _NII, _OA, _OI, _PDN, _PDNub, _PIDNO, _PIAr, _PIAri, _IPpvr, _IPp, _RIeq, _RMeq, _SDC, _Sta, _SIu, _TSag, _VI, _DAIT, _IN, _IApv, _Op, _ASsso, _AZI],
  [[() => NetworkInterfaceAssociation$, {
    "ec2QueryName": `Association`,
    "xmlName": _ass
  }], [() => NetworkInterfaceAttachment$, {
    "ec2QueryName": `Attachment`,
    "xmlName": _at
  }], [0, {
    "ec2QueryName": `AvailabilityZone`,
    "xmlName": _aZ
  }], [() => ConnectionTrackingConfiguration$, {
    "ec2QueryName": `ConnectionTrackingConfiguration`,
    "xmlName": _cTC
  }], [0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }], [() => GroupIdentifierList, {
    "ec2QueryName": `GroupSet`,
    "xmlName": _gSr
  }], [0, {
    "ec2QueryName": `InterfaceType`,
    "xmlName": _iTnt
  }], [() => NetworkInterfaceIpv6AddressesList, {
    "ec2QueryName": `Ipv6AddressesSet`,
    "xmlName": _iASp
  }], [0, {
    "ec2QueryName": `MacAddress`,
    "xmlName": _mAa
  }], [0, {
    "ec2QueryName": `NetworkInterfaceId`,
    "xmlName": _nII
  }], [0, {
    "ec2QueryName": `OutpostArn`,
    "xmlName": _oA
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [0, {
    "ec2QueryName": `PrivateDnsName`,
    "xmlName": _pDNr
  }], [0, {
    "ec2QueryName": `PublicDnsName`,
    "xmlName": _pDNu
  }], [() => PublicIpDnsNameOptions$, {
    "ec2QueryName": `PublicIpDnsNameOptions`,
    "xmlName": _pIDNO
  }], [0, {
    "ec2QueryName": `PrivateIpAddress`,
    "xmlName": _pIAr
  }], [() => NetworkInterfacePrivateIpAddressList, {
    "ec2QueryName": `PrivateIpAddressesSet`,
    "xmlName": _pIAS
  }], [() => Ipv4PrefixesList, {
    "ec2QueryName": `Ipv4PrefixSet`,
    "xmlName": _iPSpvr
  }], [() => Ipv6PrefixesList, {
    "ec2QueryName": `Ipv6PrefixSet`,
    "xmlName": _iPSpvre
  }], [0, {
    "ec2QueryName": `RequesterId`,
    "xmlName": _rIeq
  }], [2, {
    "ec2QueryName": `RequesterManaged`,
    "xmlName": _rMeq
  }], [2, {
    "ec2QueryName": `SourceDestCheck`,
    "xmlName": _sDC
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [2, {
    "ec2QueryName": `DenyAllIgwTraffic`,
    "xmlName": _dAIT
  }], [2, {
    "ec2QueryName": `Ipv6Native`,
    "xmlName": _iN
  }], [0, {
    "ec2QueryName": `Ipv6Address`,
    "xmlName": _iApv
  }], [() => OperatorResponse$, {
    "ec2QueryName": `Operator`,
    "xmlName": _ope
  }], [() => AssociatedSubnetList, {
    "ec2QueryName": `AssociatedSubnetSet`,
    "xmlName": _aSSs
  }], [0, {
    "ec2QueryName": `AvailabilityZoneId`,
    "xmlName": _aZI
  }]]
];
var NetworkInterfaceAssociation$ = [
  3,
  n0,
  _NIAet,
  0,
  [_AIl, _AIs, _IOI, _PDNub, _PI, _COI, _CI],
  [[0, {
    "ec2QueryName": `AllocationId`,
    "xmlName": _aI
  }], [0, {
    "ec2QueryName": `AssociationId`,
    "xmlName": _aIs
  }], [0, {
    "ec2QueryName": `IpOwnerId`,
    "xmlName": _iOIp
  }], [0, {
    "ec2QueryName": `PublicDnsName`,
    "xmlName": _pDNu
  }], [0, {
    "ec2QueryName": `PublicIp`,
    "xmlName": _pI
  }], [0, {
    "ec2QueryName": `CustomerOwnedIp`,
    "xmlName": _cOI
  }], [0, {
    "ec2QueryName": `CarrierIp`,
    "xmlName": _cI
  }]]
];
var NetworkInterfaceAttachment$ = [
  3,
  n0,
  _NIAetw,
  0,
  [_ATtt, _AItt, _DOT, _DI, _NCI, _II, _IOIn, _Sta, _ESS, _EQC],
  [[4, {
    "ec2QueryName": `AttachTime`,
    "xmlName": _aTt
  }], [0, {
    "ec2QueryName": `AttachmentId`,
    "xmlName": _aIt
  }], [2, {
    "ec2QueryName": `DeleteOnTermination`,
    "xmlName": _dOT
  }], [1, {
    "ec2QueryName": `DeviceIndex`,
    "xmlName": _dI
  }], [1, {
    "ec2QueryName": `NetworkCardIndex`,
    "xmlName": _nCI
  }], [0, {
    "ec2QueryName": `InstanceId`,
    "xmlName": _iI
  }], [0, {
    "ec2QueryName": `InstanceOwnerId`,
    "xmlName": _iOIn
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [() => AttachmentEnaSrdSpecification$, {
    "ec2QueryName": `EnaSrdSpecification`,
    "xmlName": _eSS
  }], [1, {
    "ec2QueryName": `EnaQueueCount`,
    "xmlName": _eQC
  }]]
];
var NetworkInterfaceCountRequest$ = [
  3,
  n0,
  _NICR,
  0,
  [_M, _Ma],
  [1, 1]
];
var NetworkInterfaceIpv6Address$ = [
  3,
  n0,
  _NIIA,
  0,
  [_IApv, _PIDN, _IPIs],
  [[0, {
    "ec2QueryName": `Ipv6Address`,
    "xmlName": _iApv
  }], [0, {
    "ec2QueryName": `PublicIpv6DnsName`,
    "xmlName": _pIDN
  }], [2, {
    "ec2QueryName": `IsPrimaryIpv6`,
    "xmlName": _iPIs
  }]]
];
var NetworkInterfacePrivateIpAddress$ = [
  3,
  n0,
  _NIPIA,
  0,
  [_Ass, _Prim, _PDN, _PIAr],
  [[() => NetworkInterfaceAssociation$, {
    "ec2QueryName": `Association`,
    "xmlName": _ass
  }], [2, {
    "ec2QueryName": `Primary`,
    "xmlName": _prim
  }], [0, {
    "ec2QueryName": `PrivateDnsName`,
    "xmlName": _pDNr
  }], [0, {
    "ec2QueryName": `PrivateIpAddress`,
    "xmlName": _pIAr
  }]]
];
var NeuronDeviceCoreInfo$ = [
  3,
  n0,
  _NDCI,
  0,
  [_Cou, _Ver],
  [[1, {
    "ec2QueryName": `Count`,
    "xmlName": _cou
  }], [1, {
    "ec2QueryName": `Version`,
    "xmlName": _ve
  }]]
];
var NeuronDeviceInfo$ = [
  3,
  n0,
  _NDI,
  0,
  [_Cou, _N, _CIor, _MIe],
  [[1, {
    "ec2QueryName": `Count`,
    "xmlName": _cou
  }], [0, {
    "ec2QueryName": `Name`,
    "xmlName": _n
  }], [() => NeuronDeviceCoreInfo$, {
    "ec2QueryName": `CoreInfo`,
    "xmlName": _cIor
  }], [() => NeuronDeviceMemoryInfo$, {
    "ec2QueryName": `MemoryInfo`,
    "xmlName": _mIe
  }]]
];
var NeuronDeviceMemoryInfo$ = [
  3,
  n0,
  _NDMI,
  0,
  [_SIMB],
  [[1, {
    "ec2QueryName": `SizeInMiB`,
    "xmlName": _sIMB
  }]]
];
var NeuronInfo$ = [
  3,
  n0,
  _NIeu,
  0,
  [_NDe, _TNDMIMB],
  [[() => NeuronDeviceInfoList, {
    "ec2QueryName": `NeuronDevices`,
    "xmlName": _nDe
  }], [1, {
    "ec2QueryName": `TotalNeuronDeviceMemoryInMiB`,
    "xmlName": _tNDMIMB
  }]]
];
var NitroTpmInfo$ = [
  3,
  n0,
  _NTI,
  0,
  [_SVu],
  [[() => NitroTpmSupportedVersionsList, {
    "ec2QueryName": `SupportedVersions`,
    "xmlName": _sVu
  }]]
];
var OperatorResponse$ = [
  3,
  n0,
  _ORper,
  0,
  [_Mana, _P, _HBD],
  [[2, {
    "ec2QueryName": `Managed`,
    "xmlName": _mana
  }], [0, {
    "ec2QueryName": `Principal`,
    "xmlName": _p
  }], [2, {
    "ec2QueryName": `HiddenByDefault`,
    "xmlName": _hBD
  }]]
];
var PayerResponsibilityEntry$ = [
  3,
  n0,
  _PRE,
  0,
  [_Scop, _PRT],
  [[0, {
    "ec2QueryName": `Scope`,
    "xmlName": _scop
  }], [0, {
    "ec2QueryName": `PayerResponsibilityType`,
    "xmlName": _pRT
  }]]
];
var PerformanceFactorReferenceRequest$ = [
  3,
  n0,
  _PFRR,
  0,
  [_IF],
  [0]
];
var Placement$ = [
  3,
  n0,
  _Pla,
  0,
  [_AZI, _Af, _GN, _PN, _HIo, _Te, _SDp, _HRGA, _GIr, _AZ],
  [[0, {
    "ec2QueryName": `AvailabilityZoneId`,
    "xmlName": _aZI
  }], [0, {
    "ec2QueryName": `Affinity`,
    "xmlName": _af
  }], [0, {
    "ec2QueryName": `GroupName`,
    "xmlName": _gN
  }], [1, {
    "ec2QueryName": `PartitionNumber`,
    "xmlName": _pN
  }], [0, {
    "ec2QueryName": `HostId`,
    "xmlName": _hI
  }], [0, {
    "ec2QueryName": `Tenancy`,
    "xmlName": _te
  }], [0, {
    "ec2QueryName": `SpreadDomain`,
    "xmlName": _sDp
  }], [0, {
    "ec2QueryName": `HostResourceGroupArn`,
    "xmlName": _hRGA
  }], [0, {
    "ec2QueryName": `GroupId`,
    "xmlName": _gIr
  }], [0, {
    "ec2QueryName": `AvailabilityZone`,
    "xmlName": _aZ
  }]]
];
var PlacementGroupInfo$ = [
  3,
  n0,
  _PGIl,
  0,
  [_SSu],
  [[() => PlacementGroupStrategyList, {
    "ec2QueryName": `SupportedStrategies`,
    "xmlName": _sSup
  }]]
];
var PortRange$ = [
  3,
  n0,
  _PRo,
  0,
  [_Fr, _To],
  [[1, {
    "ec2QueryName": `From`,
    "xmlName": _fr
  }], [1, {
    "ec2QueryName": `To`,
    "xmlName": _to
  }]]
];
var PrefixListEntry$ = [
  3,
  n0,
  _PLE,
  0,
  [_Ci, _De],
  [[0, {
    "ec2QueryName": `Cidr`,
    "xmlName": _ci
  }], [0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }]]
];
var PrefixListId$ = [
  3,
  n0,
  _PLI,
  0,
  [_De, _PLI],
  [[0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }], [0, {
    "ec2QueryName": `PrefixListId`,
    "xmlName": _pLI
  }]]
];
var PrivateDnsNameOptionsOnLaunch$ = [
  3,
  n0,
  _PDNOOL,
  0,
  [_HTo, _ERNDAR, _ERNDAAAAR],
  [[0, {
    "ec2QueryName": `HostnameType`,
    "xmlName": _hTo
  }], [2, {
    "ec2QueryName": `EnableResourceNameDnsARecord`,
    "xmlName": _eRNDAR
  }], [2, {
    "ec2QueryName": `EnableResourceNameDnsAAAARecord`,
    "xmlName": _eRNDAAAAR
  }]]
];
var PrivateDnsNameOptionsResponse$ = [
  3,
  n0,
  _PDNORr,
  0,
  [_HTo, _ERNDAR, _ERNDAAAAR],
  [[0, {
    "ec2QueryName": `HostnameType`,
    "xmlName": _hTo
  }], [2, {
    "ec2QueryName": `EnableResourceNameDnsARecord`,
    "xmlName": _eRNDAR
  }], [2, {
    "ec2QueryName": `EnableResourceNameDnsAAAARecord`,
    "xmlName": _eRNDAAAAR
  }]]
];
var ProcessorInfo$ = [
  3,
  n0,
  _PIro,
  0,
  [_SAup, _SCSIG, _SF, _Man],
  [[() => ArchitectureTypeList, {
    "ec2QueryName": `SupportedArchitectures`,
    "xmlName": _sAu
  }], [1, {
    "ec2QueryName": `SustainedClockSpeedInGhz`,
    "xmlName": _sCSIG
  }], [() => SupportedAdditionalProcessorFeatureList, {
    "ec2QueryName": `SupportedFeatures`,
    "xmlName": _sF
  }], [0, {
    "ec2QueryName": `Manufacturer`,
    "xmlName": _man
  }]]
];
var ProductCode$ = [
  3,
  n0,
  _PCr,
  0,
  [_PCIr, _PCT],
  [[0, {
    "ec2QueryName": `ProductCode`,
    "xmlName": _pCr
  }], [0, {
    "ec2QueryName": `Type`,
    "xmlName": _ty
  }]]
];
var PropagatingVgw$ = [
  3,
  n0,
  _PV,
  0,
  [_GI],
  [[0, {
    "ec2QueryName": `GatewayId`,
    "xmlName": _gI
  }]]
];
var ProvisionedBandwidth$ = [
  3,
  n0,
  _PB,
  0,
  [_PTr, _Prov, _RTeq, _Req, _Sta],
  [[4, {
    "ec2QueryName": `ProvisionTime`,
    "xmlName": _pTr
  }], [0, {
    "ec2QueryName": `Provisioned`,
    "xmlName": _prov
  }], [4, {
    "ec2QueryName": `RequestTime`,
    "xmlName": _rTeq
  }], [0, {
    "ec2QueryName": `Requested`,
    "xmlName": _req
  }], [0, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }]]
];
var PublicIpDnsNameOptions$ = [
  3,
  n0,
  _PIDNO,
  0,
  [_DHT, _PIDNu, _PIDN, _PDSDN],
  [[0, {
    "ec2QueryName": `DnsHostnameType`,
    "xmlName": _dHT
  }], [0, {
    "ec2QueryName": `PublicIpv4DnsName`,
    "xmlName": _pIDNu
  }], [0, {
    "ec2QueryName": `PublicIpv6DnsName`,
    "xmlName": _pIDN
  }], [0, {
    "ec2QueryName": `PublicDualStackDnsName`,
    "xmlName": _pDSDN
  }]]
];
var ReferencedSecurityGroup$ = [
  3,
  n0,
  _RSG,
  0,
  [_GIr, _PSee, _UI, _VI, _VPCI],
  [[0, {
    "ec2QueryName": `GroupId`,
    "xmlName": _gIr
  }], [0, {
    "ec2QueryName": `PeeringStatus`,
    "xmlName": _pSee
  }], [0, {
    "ec2QueryName": `UserId`,
    "xmlName": _uI
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `VpcPeeringConnectionId`,
    "xmlName": _vPCI
  }]]
];
var Reservation$ = [
  3,
  n0,
  _Reser,
  0,
  [_RIe, _OI, _RIeq, _G, _Ins],
  [[0, {
    "ec2QueryName": `ReservationId`,
    "xmlName": _rI
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [0, {
    "ec2QueryName": `RequesterId`,
    "xmlName": _rIeq
  }], [() => GroupIdentifierList, {
    "ec2QueryName": `GroupSet`,
    "xmlName": _gSr
  }], [() => InstanceList, {
    "ec2QueryName": `InstancesSet`,
    "xmlName": _iSns
  }]]
];
var ResourceTypeOption$ = [
  3,
  n0,
  _RTOe,
  0,
  [_ON, _OV],
  [0, [64 | 0, { "xmlName": _OVp }]]
];
var ResourceTypeRequest$ = [
  3,
  n0,
  _RTRe,
  0,
  [_RTe, _RTO],
  [0, [() => ResourceTypeOptionList, { "xmlName": _RTOe }]]
];
var Route$ = [
  3,
  n0,
  _Ro,
  0,
  [_DCB, _DICB, _DPLI, _EOIGI, _GI, _II, _IOIn, _NGI, _TGI, _LGI, _CGI, _NII, _O, _St, _VPCI, _CNA, _ONA, _IAp],
  [[0, {
    "ec2QueryName": `DestinationCidrBlock`,
    "xmlName": _dCB
  }], [0, {
    "ec2QueryName": `DestinationIpv6CidrBlock`,
    "xmlName": _dICB
  }], [0, {
    "ec2QueryName": `DestinationPrefixListId`,
    "xmlName": _dPLI
  }], [0, {
    "ec2QueryName": `EgressOnlyInternetGatewayId`,
    "xmlName": _eOIGI
  }], [0, {
    "ec2QueryName": `GatewayId`,
    "xmlName": _gI
  }], [0, {
    "ec2QueryName": `InstanceId`,
    "xmlName": _iI
  }], [0, {
    "ec2QueryName": `InstanceOwnerId`,
    "xmlName": _iOIn
  }], [0, {
    "ec2QueryName": `NatGatewayId`,
    "xmlName": _nGI
  }], [0, {
    "ec2QueryName": `TransitGatewayId`,
    "xmlName": _tGI
  }], [0, {
    "ec2QueryName": `LocalGatewayId`,
    "xmlName": _lGI
  }], [0, {
    "ec2QueryName": `CarrierGatewayId`,
    "xmlName": _cGI
  }], [0, {
    "ec2QueryName": `NetworkInterfaceId`,
    "xmlName": _nII
  }], [0, {
    "ec2QueryName": `Origin`,
    "xmlName": _o
  }], [0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `VpcPeeringConnectionId`,
    "xmlName": _vPCI
  }], [0, {
    "ec2QueryName": `CoreNetworkArn`,
    "xmlName": _cNA
  }], [0, {
    "ec2QueryName": `OdbNetworkArn`,
    "xmlName": _oNA
  }], [0, {
    "ec2QueryName": `IpAddress`,
    "xmlName": _iAp
  }]]
];
var RouteTable$ = [
  3,
  n0,
  _RTo,
  0,
  [_As, _PVro, _RTI, _Rou, _T, _VI, _OI],
  [[() => RouteTableAssociationList, {
    "ec2QueryName": `AssociationSet`,
    "xmlName": _aSs
  }], [() => PropagatingVgwList, {
    "ec2QueryName": `PropagatingVgwSet`,
    "xmlName": _pVS
  }], [0, {
    "ec2QueryName": `RouteTableId`,
    "xmlName": _rTI
  }], [() => RouteList, {
    "ec2QueryName": `RouteSet`,
    "xmlName": _rSou
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }]]
];
var RouteTableAssociation$ = [
  3,
  n0,
  _RTA,
  0,
  [_Mai, _RTAI, _RTI, _SIu, _GI, _PIP, _ASs],
  [[2, {
    "ec2QueryName": `Main`,
    "xmlName": _mai
  }], [0, {
    "ec2QueryName": `RouteTableAssociationId`,
    "xmlName": _rTAI
  }], [0, {
    "ec2QueryName": `RouteTableId`,
    "xmlName": _rTI
  }], [0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }], [0, {
    "ec2QueryName": `GatewayId`,
    "xmlName": _gI
  }], [0, {
    "ec2QueryName": `PublicIpv4Pool`,
    "xmlName": _pIP
  }], [() => RouteTableAssociationState$, {
    "ec2QueryName": `AssociationState`,
    "xmlName": _aS
  }]]
];
var RouteTableAssociationState$ = [
  3,
  n0,
  _RTAS,
  0,
  [_St, _SMt],
  [[0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `StatusMessage`,
    "xmlName": _sMt
  }]]
];
var SecurityGroup$ = [
  3,
  n0,
  _SGec,
  0,
  [_GIr, _IPEp, _T, _VI, _SGA, _OI, _GN, _De, _IPpe],
  [[0, {
    "ec2QueryName": `GroupId`,
    "xmlName": _gIr
  }], [() => IpPermissionList, {
    "ec2QueryName": `IpPermissionsEgress`,
    "xmlName": _iPEp
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `SecurityGroupArn`,
    "xmlName": _sGA
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [0, {
    "ec2QueryName": `GroupName`,
    "xmlName": _gN
  }], [0, {
    "ec2QueryName": `GroupDescription`,
    "xmlName": _gD
  }], [() => IpPermissionList, {
    "ec2QueryName": `IpPermissions`,
    "xmlName": _iPpe
  }]]
];
var SecurityGroupIdentifier$ = [
  3,
  n0,
  _SGIec,
  0,
  [_GIr, _GN],
  [[0, {
    "ec2QueryName": `GroupId`,
    "xmlName": _gIr
  }], [0, {
    "ec2QueryName": `GroupName`,
    "xmlName": _gN
  }]]
];
var SecurityGroupRule$ = [
  3,
  n0,
  _SGRe,
  0,
  [_SGRIe, _GIr, _GOI, _IE, _IPpr, _FP, _TP, _CIidr, _CIid, _PLI, _RGIe, _De, _T, _SGRA],
  [[0, {
    "ec2QueryName": `SecurityGroupRuleId`,
    "xmlName": _sGRI
  }], [0, {
    "ec2QueryName": `GroupId`,
    "xmlName": _gIr
  }], [0, {
    "ec2QueryName": `GroupOwnerId`,
    "xmlName": _gOI
  }], [2, {
    "ec2QueryName": `IsEgress`,
    "xmlName": _iEs
  }], [0, {
    "ec2QueryName": `IpProtocol`,
    "xmlName": _iPp
  }], [1, {
    "ec2QueryName": `FromPort`,
    "xmlName": _fP
  }], [1, {
    "ec2QueryName": `ToPort`,
    "xmlName": _tP
  }], [0, {
    "ec2QueryName": `CidrIpv4`,
    "xmlName": _cIidr
  }], [0, {
    "ec2QueryName": `CidrIpv6`,
    "xmlName": _cIid
  }], [0, {
    "ec2QueryName": `PrefixListId`,
    "xmlName": _pLI
  }], [() => ReferencedSecurityGroup$, {
    "ec2QueryName": `ReferencedGroupInfo`,
    "xmlName": _rGIe
  }], [0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `SecurityGroupRuleArn`,
    "xmlName": _sGRA
  }]]
];
var StateReason$ = [
  3,
  n0,
  _SRt,
  0,
  [_Co, _Me],
  [[0, {
    "ec2QueryName": `Code`,
    "xmlName": _co
  }], [0, {
    "ec2QueryName": `Message`,
    "xmlName": _me
  }]]
];
var Subnet$ = [
  3,
  n0,
  _Su,
  0,
  [_AZI, _ELADI, _MCOIOL, _COIP, _OI, _AIAOC, _ICBAS, _T, _SAub, _OA, _EDn, _IN, _PDNOOL, _BPAS, _Ty, _SIu, _St, _VI, _CB, _AIAC, _AZ, _DFA, _MPIOL],
  [[0, {
    "ec2QueryName": `AvailabilityZoneId`,
    "xmlName": _aZI
  }], [1, {
    "ec2QueryName": `EnableLniAtDeviceIndex`,
    "xmlName": _eLADI
  }], [2, {
    "ec2QueryName": `MapCustomerOwnedIpOnLaunch`,
    "xmlName": _mCOIOL
  }], [0, {
    "ec2QueryName": `CustomerOwnedIpv4Pool`,
    "xmlName": _cOIP
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [2, {
    "ec2QueryName": `AssignIpv6AddressOnCreation`,
    "xmlName": _aIAOC
  }], [() => SubnetIpv6CidrBlockAssociationSet, {
    "ec2QueryName": `Ipv6CidrBlockAssociationSet`,
    "xmlName": _iCBASp
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `SubnetArn`,
    "xmlName": _sAub
  }], [0, {
    "ec2QueryName": `OutpostArn`,
    "xmlName": _oA
  }], [2, {
    "ec2QueryName": `EnableDns64`,
    "xmlName": _eDn
  }], [2, {
    "ec2QueryName": `Ipv6Native`,
    "xmlName": _iN
  }], [() => PrivateDnsNameOptionsOnLaunch$, {
    "ec2QueryName": `PrivateDnsNameOptionsOnLaunch`,
    "xmlName": _pDNOOL
  }], [() => BlockPublicAccessStates$, {
    "ec2QueryName": `BlockPublicAccessStates`,
    "xmlName": _bPAS
  }], [0, {
    "ec2QueryName": `Type`,
    "xmlName": _ty
  }], [0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }], [0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `CidrBlock`,
    "xmlName": _cB
  }], [1, {
    "ec2QueryName": `AvailableIpAddressCount`,
    "xmlName": _aIAC
  }], [0, {
    "ec2QueryName": `AvailabilityZone`,
    "xmlName": _aZ
  }], [2, {
    "ec2QueryName": `DefaultForAz`,
    "xmlName": _dFA
  }], [2, {
    "ec2QueryName": `MapPublicIpOnLaunch`,
    "xmlName": _mPIOL
  }]]
];
var SubnetCidrBlockState$ = [
  3,
  n0,
  _SCBS,
  0,
  [_St, _SMt],
  [[0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `StatusMessage`,
    "xmlName": _sMt
  }]]
];
var SubnetIpPrefixes$ = [
  3,
  n0,
  _SIPu,
  0,
  [_SIu, _IPpre],
  [[0, {
    "ec2QueryName": `SubnetId`,
    "xmlName": _sIu
  }], [() => ValueStringList, {
    "ec2QueryName": `IpPrefixSet`,
    "xmlName": _iPSpr
  }]]
];
var SubnetIpv6CidrBlockAssociation$ = [
  3,
  n0,
  _SICBA,
  0,
  [_AIs, _ICB, _ICBS, _IAA, _ISpo],
  [[0, {
    "ec2QueryName": `AssociationId`,
    "xmlName": _aIs
  }], [0, {
    "ec2QueryName": `Ipv6CidrBlock`,
    "xmlName": _iCB
  }], [() => SubnetCidrBlockState$, {
    "ec2QueryName": `Ipv6CidrBlockState`,
    "xmlName": _iCBS
  }], [0, {
    "ec2QueryName": `Ipv6AddressAttribute`,
    "xmlName": _iAA
  }], [0, {
    "ec2QueryName": `IpSource`,
    "xmlName": _iSpo
  }]]
];
var Tag$ = [
  3,
  n0,
  _Ta,
  0,
  [_K, _V],
  [[0, {
    "ec2QueryName": `Key`,
    "xmlName": _k
  }], [0, {
    "ec2QueryName": `Value`,
    "xmlName": _v
  }]]
];
var TagSpecification$ = [
  3,
  n0,
  _TSa,
  0,
  [_RTe, _T],
  [[0, {
    "ec2QueryName": `ResourceType`,
    "xmlName": _rTe
  }], [() => TagList, { "xmlName": _Ta }]]
];
var TotalLocalStorageGBRequest$ = [
  3,
  n0,
  _TLSGBR,
  0,
  [_M, _Ma],
  [1, 1]
];
var TrafficMirrorPortRangeRequest$ = [
  3,
  n0,
  _TMPRR,
  0,
  [_FP, _TP],
  [1, 1]
];
var UserIdGroupPair$ = [
  3,
  n0,
  _UIGPs,
  0,
  [_De, _UI, _GN, _GIr, _VI, _VPCI, _PSee],
  [[0, {
    "ec2QueryName": `Description`,
    "xmlName": _de
  }], [0, {
    "ec2QueryName": `UserId`,
    "xmlName": _uI
  }], [0, {
    "ec2QueryName": `GroupName`,
    "xmlName": _gN
  }], [0, {
    "ec2QueryName": `GroupId`,
    "xmlName": _gIr
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `VpcPeeringConnectionId`,
    "xmlName": _vPCI
  }], [0, {
    "ec2QueryName": `PeeringStatus`,
    "xmlName": _pSee
  }]]
];
var VCpuCountRangeRequest$ = [
  3,
  n0,
  _VCCRR,
  0,
  [_M, _Ma],
  [1, 1],
  1
];
var VCpuInfo$ = [
  3,
  n0,
  _VCIpu,
  0,
  [_DVC, _DCef, _DTPC, _VCa, _VTPC],
  [[1, {
    "ec2QueryName": `DefaultVCpus`,
    "xmlName": _dVC
  }], [1, {
    "ec2QueryName": `DefaultCores`,
    "xmlName": _dCe
  }], [1, {
    "ec2QueryName": `DefaultThreadsPerCore`,
    "xmlName": _dTPC
  }], [() => CoreCountList, {
    "ec2QueryName": `ValidCores`,
    "xmlName": _vCa
  }], [() => ThreadsPerCoreList, {
    "ec2QueryName": `ValidThreadsPerCore`,
    "xmlName": _vTPC
  }]]
];
var Vpc$ = [
  3,
  n0,
  _Vp,
  0,
  [_OI, _ITns, _ICBAS, _CBAS, _IDs, _ECn, _T, _BPAS, _VI, _St, _CB, _DOI],
  [[0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [0, {
    "ec2QueryName": `InstanceTenancy`,
    "xmlName": _iTns
  }], [() => VpcIpv6CidrBlockAssociationSet, {
    "ec2QueryName": `Ipv6CidrBlockAssociationSet`,
    "xmlName": _iCBASp
  }], [() => VpcCidrBlockAssociationSet, {
    "ec2QueryName": `CidrBlockAssociationSet`,
    "xmlName": _cBAS
  }], [2, {
    "ec2QueryName": `IsDefault`,
    "xmlName": _iDs
  }], [() => VpcEncryptionControl$, {
    "ec2QueryName": `EncryptionControl`,
    "xmlName": _eCn
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [() => BlockPublicAccessStates$, {
    "ec2QueryName": `BlockPublicAccessStates`,
    "xmlName": _bPAS
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `CidrBlock`,
    "xmlName": _cB
  }], [0, {
    "ec2QueryName": `DhcpOptionsId`,
    "xmlName": _dOI
  }]]
];
var VpcBlockPublicAccessOptions$ = [
  3,
  n0,
  _VBPAO,
  0,
  [_AAI, _ARw, _St, _IGBM, _Re, _LUT, _MB, _EAx],
  [[0, {
    "ec2QueryName": `AwsAccountId`,
    "xmlName": _aAI
  }], [0, {
    "ec2QueryName": `AwsRegion`,
    "xmlName": _aRw
  }], [0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `InternetGatewayBlockMode`,
    "xmlName": _iGBM
  }], [0, {
    "ec2QueryName": `Reason`,
    "xmlName": _re
  }], [4, {
    "ec2QueryName": `LastUpdateTimestamp`,
    "xmlName": _lUT
  }], [0, {
    "ec2QueryName": `ManagedBy`,
    "xmlName": _mB
  }], [0, {
    "ec2QueryName": `ExclusionsAllowed`,
    "xmlName": _eAx
  }]]
];
var VpcCidrBlockAssociation$ = [
  3,
  n0,
  _VCBA,
  0,
  [_AIs, _CB, _CBSi],
  [[0, {
    "ec2QueryName": `AssociationId`,
    "xmlName": _aIs
  }], [0, {
    "ec2QueryName": `CidrBlock`,
    "xmlName": _cB
  }], [() => VpcCidrBlockState$, {
    "ec2QueryName": `CidrBlockState`,
    "xmlName": _cBSi
  }]]
];
var VpcCidrBlockState$ = [
  3,
  n0,
  _VCBS,
  0,
  [_St, _SMt],
  [[0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `StatusMessage`,
    "xmlName": _sMt
  }]]
];
var VpcEncryptionControl$ = [
  3,
  n0,
  _VEC,
  0,
  [_VI, _VECI, _Mo, _St, _SMta, _REes, _T],
  [[0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `VpcEncryptionControlId`,
    "xmlName": _vECI
  }], [0, {
    "ec2QueryName": `Mode`,
    "xmlName": _mo
  }], [0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `StateMessage`,
    "xmlName": _sMta
  }], [() => VpcEncryptionControlExclusions$, {
    "ec2QueryName": `ResourceExclusions`,
    "xmlName": _rEes
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }]]
];
var VpcEncryptionControlExclusion$ = [
  3,
  n0,
  _VECE,
  0,
  [_St, _SMta],
  [[0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `StateMessage`,
    "xmlName": _sMta
  }]]
];
var VpcEncryptionControlExclusions$ = [
  3,
  n0,
  _VECEp,
  0,
  [_IG, _EOIG, _NG, _VPG, _VP, _L, _VL, _EFS],
  [[() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `InternetGateway`,
    "xmlName": _iG
  }], [() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `EgressOnlyInternetGateway`,
    "xmlName": _eOIG
  }], [() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `NatGateway`,
    "xmlName": _nG
  }], [() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `VirtualPrivateGateway`,
    "xmlName": _vPG
  }], [() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `VpcPeering`,
    "xmlName": _vP
  }], [() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `Lambda`,
    "xmlName": _l
  }], [() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `VpcLattice`,
    "xmlName": _vL
  }], [() => VpcEncryptionControlExclusion$, {
    "ec2QueryName": `ElasticFileSystem`,
    "xmlName": _eFS
  }]]
];
var VpcEndpoint$ = [
  3,
  n0,
  _VE,
  0,
  [_VEIp, _VET, _VI, _SN, _St, _PDo, _RTIo, _SI, _G, _IAT, _DOn, _PDE, _RMeq, _NIIe, _DEn, _CTrea, _T, _OI, _LEa, _IPpvr, _IPp, _FR, _SNA, _RCA, _SRe, _PRay],
  [[0, {
    "ec2QueryName": `VpcEndpointId`,
    "xmlName": _vEI
  }], [0, {
    "ec2QueryName": `VpcEndpointType`,
    "xmlName": _vET
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `ServiceName`,
    "xmlName": _sN
  }], [0, {
    "ec2QueryName": `State`,
    "xmlName": _st
  }], [0, {
    "ec2QueryName": `PolicyDocument`,
    "xmlName": _pD
  }], [() => ValueStringList, {
    "ec2QueryName": `RouteTableIdSet`,
    "xmlName": _rTIS
  }], [() => ValueStringList, {
    "ec2QueryName": `SubnetIdSet`,
    "xmlName": _sISu
  }], [() => GroupIdentifierSet, {
    "ec2QueryName": `GroupSet`,
    "xmlName": _gSr
  }], [0, {
    "ec2QueryName": `IpAddressType`,
    "xmlName": _iAT
  }], [() => DnsOptions$, {
    "ec2QueryName": `DnsOptions`,
    "xmlName": _dOn
  }], [2, {
    "ec2QueryName": `PrivateDnsEnabled`,
    "xmlName": _pDE
  }], [2, {
    "ec2QueryName": `RequesterManaged`,
    "xmlName": _rMeq
  }], [() => ValueStringList, {
    "ec2QueryName": `NetworkInterfaceIdSet`,
    "xmlName": _nIIS
  }], [() => DnsEntrySet, {
    "ec2QueryName": `DnsEntrySet`,
    "xmlName": _dES
  }], [4, {
    "ec2QueryName": `CreationTimestamp`,
    "xmlName": _cTrea
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [() => LastError$, {
    "ec2QueryName": `LastError`,
    "xmlName": _lEa
  }], [() => SubnetIpPrefixesList, {
    "ec2QueryName": `Ipv4PrefixSet`,
    "xmlName": _iPSpvr
  }], [() => SubnetIpPrefixesList, {
    "ec2QueryName": `Ipv6PrefixSet`,
    "xmlName": _iPSpvre
  }], [0, {
    "ec2QueryName": `FailureReason`,
    "xmlName": _fR
  }], [0, {
    "ec2QueryName": `ServiceNetworkArn`,
    "xmlName": _sNAe
  }], [0, {
    "ec2QueryName": `ResourceConfigurationArn`,
    "xmlName": _rCA
  }], [0, {
    "ec2QueryName": `ServiceRegion`,
    "xmlName": _sR
  }], [() => PayerResponsibilitySet, {
    "ec2QueryName": `PayerResponsibilitySet`,
    "xmlName": _pRSa
  }]]
];
var VpcIpv6CidrBlockAssociation$ = [
  3,
  n0,
  _VICBA,
  0,
  [_AIs, _ICB, _ICBS, _NBG, _IPpvo, _IAA, _ISpo],
  [[0, {
    "ec2QueryName": `AssociationId`,
    "xmlName": _aIs
  }], [0, {
    "ec2QueryName": `Ipv6CidrBlock`,
    "xmlName": _iCB
  }], [() => VpcCidrBlockState$, {
    "ec2QueryName": `Ipv6CidrBlockState`,
    "xmlName": _iCBS
  }], [0, {
    "ec2QueryName": `NetworkBorderGroup`,
    "xmlName": _nBG
  }], [0, {
    "ec2QueryName": `Ipv6Pool`,
    "xmlName": _iPpvo
  }], [0, {
    "ec2QueryName": `Ipv6AddressAttribute`,
    "xmlName": _iAA
  }], [0, {
    "ec2QueryName": `IpSource`,
    "xmlName": _iSpo
  }]]
];
var VpcPeeringConnection$ = [
  3,
  n0,
  _VPC,
  0,
  [_AVI, _ET, _RVIe, _Sta, _T, _VPCI],
  [[() => VpcPeeringConnectionVpcInfo$, {
    "ec2QueryName": `AccepterVpcInfo`,
    "xmlName": _aVI
  }], [4, {
    "ec2QueryName": `ExpirationTime`,
    "xmlName": _eT
  }], [() => VpcPeeringConnectionVpcInfo$, {
    "ec2QueryName": `RequesterVpcInfo`,
    "xmlName": _rVIe
  }], [() => VpcPeeringConnectionStateReason$, {
    "ec2QueryName": `Status`,
    "xmlName": _sta
  }], [() => TagList, {
    "ec2QueryName": `TagSet`,
    "xmlName": _tS
  }], [0, {
    "ec2QueryName": `VpcPeeringConnectionId`,
    "xmlName": _vPCI
  }]]
];
var VpcPeeringConnectionOptionsDescription$ = [
  3,
  n0,
  _VPCOD,
  0,
  [_ADRFRV, _AEFLCLTRV, _AEFLVTRCL],
  [[2, {
    "ec2QueryName": `AllowDnsResolutionFromRemoteVpc`,
    "xmlName": _aDRFRV
  }], [2, {
    "ec2QueryName": `AllowEgressFromLocalClassicLinkToRemoteVpc`,
    "xmlName": _aEFLCLTRV
  }], [2, {
    "ec2QueryName": `AllowEgressFromLocalVpcToRemoteClassicLink`,
    "xmlName": _aEFLVTRCL
  }]]
];
var VpcPeeringConnectionStateReason$ = [
  3,
  n0,
  _VPCSR,
  0,
  [_Co, _Me],
  [[0, {
    "ec2QueryName": `Code`,
    "xmlName": _co
  }], [0, {
    "ec2QueryName": `Message`,
    "xmlName": _me
  }]]
];
var VpcPeeringConnectionVpcInfo$ = [
  3,
  n0,
  _VPCVI,
  0,
  [_CB, _ICBSp, _CBSid, _OI, _POe, _VI, _Regi],
  [[0, {
    "ec2QueryName": `CidrBlock`,
    "xmlName": _cB
  }], [() => Ipv6CidrBlockSet, {
    "ec2QueryName": `Ipv6CidrBlockSet`,
    "xmlName": _iCBSp
  }], [() => CidrBlockSet, {
    "ec2QueryName": `CidrBlockSet`,
    "xmlName": _cBSid
  }], [0, {
    "ec2QueryName": `OwnerId`,
    "xmlName": _oI
  }], [() => VpcPeeringConnectionOptionsDescription$, {
    "ec2QueryName": `PeeringOptions`,
    "xmlName": _pOe
  }], [0, {
    "ec2QueryName": `VpcId`,
    "xmlName": _vI
  }], [0, {
    "ec2QueryName": `Region`,
    "xmlName": _reg
  }]]
];
var AcceleratorManufacturerSet = [
  1,
  n0,
  _AMSc,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var AcceleratorNameSet = [
  1,
  n0,
  _ANSc,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var AcceleratorTypeSet = [
  1,
  n0,
  _ATSc,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var AllowedInstanceTypeSet = [
  1,
  n0,
  _AITS,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var ArchitectureTypeList = [
  1,
  n0,
  _ATLr,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var ArchitectureTypeSet = [
  1,
  n0,
  _ATSr,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var AssetIdList = 64 | 0;
var AssociatedSubnetList = [
  1,
  n0,
  _ASL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var BandwidthWeightingTypeList = [
  1,
  n0,
  _BWTL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var BootModeTypeList = [
  1,
  n0,
  _BMTL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var CarrierGatewayIdSet = 64 | 0;
var CidrBlockSet = [
  1,
  n0,
  _CBSid,
  0,
  [
    () => CidrBlock$,
    { "xmlName": _it }
  ]
];
var CoreCountList = [
  1,
  n0,
  _CCL,
  0,
  [
    1,
    { "xmlName": _it }
  ]
];
var CpuManufacturerSet = [
  1,
  n0,
  _CMSp,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var DescribeImageReferencesImageIdStringList = 64 | 0;
var DescribeImageUsageReportsImageIdStringList = 64 | 0;
var DescribeInstanceTopologyGroupNameSet = 64 | 0;
var DescribeInstanceTopologyInstanceIdSet = 64 | 0;
var DhcpConfigurationList = [
  1,
  n0,
  _DCL,
  0,
  [
    () => DhcpConfiguration$,
    { "xmlName": _it }
  ]
];
var DhcpConfigurationValueList = [
  1,
  n0,
  _DCVL,
  0,
  [
    () => AttributeValue$,
    { "xmlName": _it }
  ]
];
var DhcpOptionsIdStringList = [
  1,
  n0,
  _DOISL,
  0,
  [
    0,
    { "xmlName": _DOI }
  ]
];
var DhcpOptionsList = [
  1,
  n0,
  _DOL,
  0,
  [
    () => DhcpOptions$,
    { "xmlName": _it }
  ]
];
var DiskInfoList = [
  1,
  n0,
  _DILi,
  0,
  [
    () => DiskInfo$,
    { "xmlName": _it }
  ]
];
var DnsEntrySet = [
  1,
  n0,
  _DES,
  0,
  [
    () => DnsEntry$,
    { "xmlName": _it }
  ]
];
var EbsCardInfoList = [
  1,
  n0,
  _ECIL,
  0,
  [
    () => EbsCardInfo$,
    { "xmlName": _it }
  ]
];
var ElasticGpuAssociationList = [
  1,
  n0,
  _EGAL,
  0,
  [
    () => ElasticGpuAssociation$,
    { "xmlName": _it }
  ]
];
var ElasticInferenceAcceleratorAssociationList = [
  1,
  n0,
  _EIAAL,
  0,
  [
    () => ElasticInferenceAcceleratorAssociation$,
    { "xmlName": _it }
  ]
];
var ExcludedInstanceTypeSet = [
  1,
  n0,
  _EITSx,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var FilterList = [
  1,
  n0,
  _FLi,
  0,
  [
    () => Filter$,
    { "xmlName": _Fil }
  ]
];
var FleetIdSet = 64 | 0;
var FpgaDeviceInfoList = [
  1,
  n0,
  _FDIL,
  0,
  [
    () => FpgaDeviceInfo$,
    { "xmlName": _it }
  ]
];
var GpuDeviceInfoList = [
  1,
  n0,
  _GDIL,
  0,
  [
    () => GpuDeviceInfo$,
    { "xmlName": _it }
  ]
];
var GroupIdentifierList = [
  1,
  n0,
  _GIL,
  0,
  [
    () => GroupIdentifier$,
    { "xmlName": _it }
  ]
];
var GroupIdentifierSet = [
  1,
  n0,
  _GIS,
  0,
  [
    () => SecurityGroupIdentifier$,
    { "xmlName": _it }
  ]
];
var GroupIdStringList = [
  1,
  n0,
  _GISL,
  0,
  [
    0,
    { "xmlName": _gIr }
  ]
];
var GroupNameStringList = [
  1,
  n0,
  _GNSL,
  0,
  [
    0,
    { "xmlName": _GN }
  ]
];
var ImageUsageReportIdStringList = 64 | 0;
var InferenceDeviceInfoList = [
  1,
  n0,
  _IDIL,
  0,
  [
    () => InferenceDeviceInfo$,
    0
  ]
];
var InstanceBlockDeviceMappingList = [
  1,
  n0,
  _IBDML,
  0,
  [
    () => InstanceBlockDeviceMapping$,
    { "xmlName": _it }
  ]
];
var InstanceGenerationSet = [
  1,
  n0,
  _IGS,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var InstanceIdStringList = [
  1,
  n0,
  _IISLn,
  0,
  [
    0,
    { "xmlName": _II }
  ]
];
var InstanceIpv4PrefixList = [
  1,
  n0,
  _IIPL,
  0,
  [
    () => InstanceIpv4Prefix$,
    { "xmlName": _it }
  ]
];
var InstanceIpv6AddressList = [
  1,
  n0,
  _IIAL,
  0,
  [
    () => InstanceIpv6Address$,
    { "xmlName": _it }
  ]
];
var InstanceIpv6PrefixList = [
  1,
  n0,
  _IIPLn,
  0,
  [
    () => InstanceIpv6Prefix$,
    { "xmlName": _it }
  ]
];
var InstanceList = [
  1,
  n0,
  _ILns,
  0,
  [
    () => Instance$,
    { "xmlName": _it }
  ]
];
var InstanceNetworkInterfaceList = [
  1,
  n0,
  _INIL,
  0,
  [
    () => InstanceNetworkInterface$,
    { "xmlName": _it }
  ]
];
var InstancePrivateIpAddressList = [
  1,
  n0,
  _IPIAL,
  0,
  [
    () => InstancePrivateIpAddress$,
    { "xmlName": _it }
  ]
];
var InstanceSecondaryInterfaceList = [
  1,
  n0,
  _ISIL,
  0,
  [
    () => InstanceSecondaryInterface$,
    { "xmlName": _it }
  ]
];
var InstanceSecondaryInterfacePrivateIpAddressList = [
  1,
  n0,
  _ISIPIAL,
  0,
  [
    () => InstanceSecondaryInterfacePrivateIpAddress$,
    { "xmlName": _it }
  ]
];
var InstanceTypeInfoList = [
  1,
  n0,
  _ITILn,
  0,
  [
    () => InstanceTypeInfo$,
    { "xmlName": _it }
  ]
];
var InstanceTypeList = 64 | 0;
var InstanceTypes = 64 | 0;
var IpPermissionList = [
  1,
  n0,
  _IPLp,
  0,
  [
    () => IpPermission$,
    { "xmlName": _it }
  ]
];
var IpRangeList = [
  1,
  n0,
  _IRLp,
  0,
  [
    () => IpRange$,
    { "xmlName": _it }
  ]
];
var Ipv4PrefixesList = [
  1,
  n0,
  _IPLpv,
  0,
  [
    () => Ipv4PrefixSpecification$,
    { "xmlName": _it }
  ]
];
var Ipv6CidrBlockSet = [
  1,
  n0,
  _ICBSp,
  0,
  [
    () => Ipv6CidrBlock$,
    { "xmlName": _it }
  ]
];
var Ipv6PrefixesList = [
  1,
  n0,
  _IPLpvre,
  0,
  [
    () => Ipv6PrefixSpecification$,
    { "xmlName": _it }
  ]
];
var Ipv6RangeList = [
  1,
  n0,
  _IRLpv,
  0,
  [
    () => Ipv6Range$,
    { "xmlName": _it }
  ]
];
var LicenseList = [
  1,
  n0,
  _LL,
  0,
  [
    () => LicenseConfiguration$,
    { "xmlName": _it }
  ]
];
var LocalStorageTypeSet = [
  1,
  n0,
  _LSTS,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var MediaDeviceInfoList = [
  1,
  n0,
  _MDIL,
  0,
  [
    () => MediaDeviceInfo$,
    { "xmlName": _it }
  ]
];
var NatGatewayAddressList = [
  1,
  n0,
  _NGAL,
  0,
  [
    () => NatGatewayAddress$,
    { "xmlName": _it }
  ]
];
var NatGatewayAttachedApplianceList = [
  1,
  n0,
  _NGAAL,
  0,
  [
    () => NatGatewayAttachedAppliance$,
    { "xmlName": _it }
  ]
];
var NatGatewayIdStringList = [
  1,
  n0,
  _NGISL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var NatGatewayList = [
  1,
  n0,
  _NGL,
  0,
  [
    () => NatGateway$,
    { "xmlName": _it }
  ]
];
var NetworkAclAssociationList = [
  1,
  n0,
  _NAAL,
  0,
  [
    () => NetworkAclAssociation$,
    { "xmlName": _it }
  ]
];
var NetworkAclEntryList = [
  1,
  n0,
  _NAEL,
  0,
  [
    () => NetworkAclEntry$,
    { "xmlName": _it }
  ]
];
var NetworkAclIdStringList = [
  1,
  n0,
  _NAISL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var NetworkAclList = [
  1,
  n0,
  _NAL,
  0,
  [
    () => NetworkAcl$,
    { "xmlName": _it }
  ]
];
var NetworkCardInfoList = [
  1,
  n0,
  _NCIL,
  0,
  [
    () => NetworkCardInfo$,
    { "xmlName": _it }
  ]
];
var NetworkCardInterfaceTypeList = [
  1,
  n0,
  _NCITL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var NetworkInterfaceIdList = [
  1,
  n0,
  _NIIL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var NetworkInterfaceIpv6AddressesList = [
  1,
  n0,
  _NIIAL,
  0,
  [
    () => NetworkInterfaceIpv6Address$,
    { "xmlName": _it }
  ]
];
var NetworkInterfaceList = [
  1,
  n0,
  _NIL,
  0,
  [
    () => NetworkInterface$,
    { "xmlName": _it }
  ]
];
var NetworkInterfacePermissionIdList = 64 | 0;
var NetworkInterfacePrivateIpAddressList = [
  1,
  n0,
  _NIPIAL,
  0,
  [
    () => NetworkInterfacePrivateIpAddress$,
    { "xmlName": _it }
  ]
];
var NeuronDeviceInfoList = [
  1,
  n0,
  _NDIL,
  0,
  [
    () => NeuronDeviceInfo$,
    { "xmlName": _it }
  ]
];
var NitroTpmSupportedVersionsList = [
  1,
  n0,
  _NTSVL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var OwnerStringList = [
  1,
  n0,
  _OSL,
  0,
  [
    0,
    { "xmlName": _Own }
  ]
];
var PayerResponsibilitySet = [
  1,
  n0,
  _PRSa,
  0,
  [
    () => PayerResponsibilityEntry$,
    { "xmlName": _it }
  ]
];
var PerformanceFactorReferenceSetRequest = [
  1,
  n0,
  _PFRSR,
  0,
  [
    () => PerformanceFactorReferenceRequest$,
    { "xmlName": _it }
  ]
];
var PlacementGroupIdStringList = [
  1,
  n0,
  _PGISL,
  0,
  [
    0,
    { "xmlName": _GIr }
  ]
];
var PlacementGroupStrategyList = [
  1,
  n0,
  _PGSL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var PlacementGroupStringList = 64 | 0;
var PrefixListEntrySet = [
  1,
  n0,
  _PLES,
  0,
  [
    () => PrefixListEntry$,
    { "xmlName": _it }
  ]
];
var PrefixListIdList = [
  1,
  n0,
  _PLIL,
  0,
  [
    () => PrefixListId$,
    { "xmlName": _it }
  ]
];
var PrivateDnsSpecifiedDomainSet = [
  1,
  n0,
  _PDSDS,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var ProductCodeList = [
  1,
  n0,
  _PCLr,
  0,
  [
    () => ProductCode$,
    { "xmlName": _it }
  ]
];
var ProductDescriptionList = 64 | 0;
var PropagatingVgwList = [
  1,
  n0,
  _PVL,
  0,
  [
    () => PropagatingVgw$,
    { "xmlName": _it }
  ]
];
var RegionNames = 64 | 0;
var RequestInstanceTypeList = 64 | 0;
var ReservationList = [
  1,
  n0,
  _RLe,
  0,
  [
    () => Reservation$,
    { "xmlName": _it }
  ]
];
var ReservedInstancesOfferingIdStringList = 64 | 0;
var ResourceIdList = 64 | 0;
var ResourceTypeOptionList = [
  1,
  n0,
  _RTOL,
  0,
  [
    () => ResourceTypeOption$,
    0
  ]
];
var ResourceTypeOptionValuesList = 64 | 0;
var ResourceTypeRequestList = [
  1,
  n0,
  _RTRL,
  0,
  [
    () => ResourceTypeRequest$,
    0
  ]
];
var RestorableByStringList = 64 | 0;
var RootDeviceTypeList = [
  1,
  n0,
  _RDTL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var RouteList = [
  1,
  n0,
  _RLo,
  0,
  [
    () => Route$,
    { "xmlName": _it }
  ]
];
var RouteServerEndpointIdsList = 64 | 0;
var RouteServerIdsList = 64 | 0;
var RouteServerPeerIdsList = 64 | 0;
var RouteTableAssociationList = [
  1,
  n0,
  _RTAL,
  0,
  [
    () => RouteTableAssociation$,
    { "xmlName": _it }
  ]
];
var RouteTableIdStringList = [
  1,
  n0,
  _RTISL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var RouteTableList = [
  1,
  n0,
  _RTLo,
  0,
  [
    () => RouteTable$,
    { "xmlName": _it }
  ]
];
var SecurityGroupList = [
  1,
  n0,
  _SGL,
  0,
  [
    () => SecurityGroup$,
    { "xmlName": _it }
  ]
];
var SecurityGroupRuleIdList = [
  1,
  n0,
  _SGRIL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var SecurityGroupRuleList = [
  1,
  n0,
  _SGRL,
  0,
  [
    () => SecurityGroupRule$,
    { "xmlName": _it }
  ]
];
var SnapshotIdStringList = [
  1,
  n0,
  _SISL,
  0,
  [
    0,
    { "xmlName": _SIn }
  ]
];
var SubnetIdStringList = [
  1,
  n0,
  _SISLu,
  0,
  [
    0,
    { "xmlName": _SIu }
  ]
];
var SubnetIpPrefixesList = [
  1,
  n0,
  _SIPL,
  0,
  [
    () => SubnetIpPrefixes$,
    { "xmlName": _it }
  ]
];
var SubnetIpv6CidrBlockAssociationSet = [
  1,
  n0,
  _SICBAS,
  0,
  [
    () => SubnetIpv6CidrBlockAssociation$,
    { "xmlName": _it }
  ]
];
var SubnetList = [
  1,
  n0,
  _SLu,
  0,
  [
    () => Subnet$,
    { "xmlName": _it }
  ]
];
var SupportedAdditionalProcessorFeatureList = [
  1,
  n0,
  _SAPFL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var TagList = [
  1,
  n0,
  _TL,
  0,
  [
    () => Tag$,
    { "xmlName": _it }
  ]
];
var TagSpecificationList = [
  1,
  n0,
  _TSL,
  0,
  [
    () => TagSpecification$,
    { "xmlName": _it }
  ]
];
var ThreadsPerCoreList = [
  1,
  n0,
  _TPCL,
  0,
  [
    1,
    { "xmlName": _it }
  ]
];
var TrafficMirrorFilterRuleFieldList = 64 | 0;
var TrafficMirrorSessionFieldList = 64 | 0;
var TransitGatewayAttachmentIdStringList = 64 | 0;
var UsageClassTypeList = [
  1,
  n0,
  _UCTL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var UserIdGroupPairList = [
  1,
  n0,
  _UIGPL,
  0,
  [
    () => UserIdGroupPair$,
    { "xmlName": _it }
  ]
];
var ValueStringList = [
  1,
  n0,
  _VSL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var VirtualizationTypeList = [
  1,
  n0,
  _VTLi,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var VirtualizationTypeSet = [
  1,
  n0,
  _VTS,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var VpcCidrBlockAssociationSet = [
  1,
  n0,
  _VCBAS,
  0,
  [
    () => VpcCidrBlockAssociation$,
    { "xmlName": _it }
  ]
];
var VpcEndpointIdList = [
  1,
  n0,
  _VEIL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var VpcEndpointSet = [
  1,
  n0,
  _VESpcn,
  0,
  [
    () => VpcEndpoint$,
    { "xmlName": _it }
  ]
];
var VpcIdStringList = [
  1,
  n0,
  _VISLp,
  0,
  [
    0,
    { "xmlName": _VI }
  ]
];
var VpcIpv6CidrBlockAssociationSet = [
  1,
  n0,
  _VICBAS,
  0,
  [
    () => VpcIpv6CidrBlockAssociation$,
    { "xmlName": _it }
  ]
];
var VpcList = [
  1,
  n0,
  _VLp,
  0,
  [
    () => Vpc$,
    { "xmlName": _it }
  ]
];
var VpcPeeringConnectionIdList = [
  1,
  n0,
  _VPCIL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var VpcPeeringConnectionList = [
  1,
  n0,
  _VPCL,
  0,
  [
    () => VpcPeeringConnection$,
    { "xmlName": _it }
  ]
];
var WorkloadsList = [
  1,
  n0,
  _WL,
  0,
  [
    0,
    { "xmlName": _it }
  ]
];
var DescribeDhcpOptions$ = [
  9,
  n0,
  _DDOe,
  0,
  () => DescribeDhcpOptionsRequest$,
  () => DescribeDhcpOptionsResult$
];
var DescribeInstances$ = [
  9,
  n0,
  _DIesc,
  0,
  () => DescribeInstancesRequest$,
  () => DescribeInstancesResult$
];
var DescribeInstanceTypes$ = [
  9,
  n0,
  _DITe,
  0,
  () => DescribeInstanceTypesRequest$,
  () => DescribeInstanceTypesResult$
];
var DescribeNatGateways$ = [
  9,
  n0,
  _DNGe,
  0,
  () => DescribeNatGatewaysRequest$,
  () => DescribeNatGatewaysResult$
];
var DescribeNetworkAcls$ = [
  9,
  n0,
  _DNAe,
  0,
  () => DescribeNetworkAclsRequest$,
  () => DescribeNetworkAclsResult$
];
var DescribeNetworkInterfaces$ = [
  9,
  n0,
  _DNIe,
  0,
  () => DescribeNetworkInterfacesRequest$,
  () => DescribeNetworkInterfacesResult$
];
var DescribeRouteTables$ = [
  9,
  n0,
  _DRTe,
  0,
  () => DescribeRouteTablesRequest$,
  () => DescribeRouteTablesResult$
];
var DescribeSecurityGroupRules$ = [
  9,
  n0,
  _DSGRescri,
  0,
  () => DescribeSecurityGroupRulesRequest$,
  () => DescribeSecurityGroupRulesResult$
];
var DescribeSecurityGroups$ = [
  9,
  n0,
  _DSGe,
  0,
  () => DescribeSecurityGroupsRequest$,
  () => DescribeSecurityGroupsResult$
];
var DescribeSubnets$ = [
  9,
  n0,
  _DSesc,
  0,
  () => DescribeSubnetsRequest$,
  () => DescribeSubnetsResult$
];
var DescribeVpcAttribute$ = [
  9,
  n0,
  _DVAe,
  0,
  () => DescribeVpcAttributeRequest$,
  () => DescribeVpcAttributeResult$
];
var DescribeVpcBlockPublicAccessOptions$ = [
  9,
  n0,
  _DVBPAO,
  0,
  () => DescribeVpcBlockPublicAccessOptionsRequest$,
  () => DescribeVpcBlockPublicAccessOptionsResult$
];
var DescribeVpcEndpoints$ = [
  9,
  n0,
  _DVEe,
  0,
  () => DescribeVpcEndpointsRequest$,
  () => DescribeVpcEndpointsResult$
];
var DescribeVpcPeeringConnections$ = [
  9,
  n0,
  _DVPCe,
  0,
  () => DescribeVpcPeeringConnectionsRequest$,
  () => DescribeVpcPeeringConnectionsResult$
];
var DescribeVpcs$ = [
  9,
  n0,
  _DVesc,
  0,
  () => DescribeVpcsRequest$,
  () => DescribeVpcsResult$
];
var GetManagedPrefixListEntries$ = [
  9,
  n0,
  _GMPLE,
  0,
  () => GetManagedPrefixListEntriesRequest$,
  () => GetManagedPrefixListEntriesResult$
];

// node_modules/@aws-sdk/client-ec2/dist-es/runtimeConfig.shared.js
var getRuntimeConfig = (config) => {
  return {
    apiVersion: "2016-11-15",
    base64Decoder: config?.base64Decoder ?? fromBase64,
    base64Encoder: config?.base64Encoder ?? toBase64,
    disableHostPrefix: config?.disableHostPrefix ?? false,
    endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
    extensions: config?.extensions ?? [],
    httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultEC2HttpAuthSchemeProvider,
    httpAuthSchemes: config?.httpAuthSchemes ?? [
      {
        schemeId: "aws.auth#sigv4",
        identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
        signer: new AwsSdkSigV4Signer()
      }
    ],
    logger: config?.logger ?? new NoOpLogger(),
    protocol: config?.protocol ?? AwsEc2QueryProtocol,
    protocolSettings: config?.protocolSettings ?? {
      defaultNamespace: "com.amazonaws.ec2",
      errorTypeRegistries,
      xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15",
      version: "2016-11-15",
      serviceTarget: "AmazonEC2"
    },
    serviceId: config?.serviceId ?? "EC2",
    sha256: config?.sha256 ?? Sha256Node,
    urlParser: config?.urlParser ?? parseUrl,
    utf8Decoder: config?.utf8Decoder ?? fromUtf8,
    utf8Encoder: config?.utf8Encoder ?? toUtf8
  };
};

// node_modules/@aws-sdk/client-ec2/dist-es/runtimeConfig.js
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

// node_modules/@aws-sdk/client-ec2/dist-es/auth/httpAuthExtensionConfiguration.js
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

// node_modules/@aws-sdk/client-ec2/dist-es/runtimeExtensions.js
var resolveRuntimeExtensions = (runtimeConfig, extensions) => {
  const extensionConfiguration = Object.assign(getAwsRegionExtensionConfiguration(runtimeConfig), getDefaultExtensionConfiguration(runtimeConfig), getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
  extensions.forEach((extension) => extension.configure(extensionConfiguration));
  return Object.assign(runtimeConfig, resolveAwsRegionExtensionConfiguration(extensionConfiguration), resolveDefaultRuntimeConfig(extensionConfiguration), resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-ec2/dist-es/EC2Client.js
var EC2Client = class extends Client {
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
      httpAuthSchemeParametersProvider: defaultEC2HttpAuthSchemeParametersProvider,
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

// node_modules/@aws-sdk/client-ec2/dist-es/commandBuilder.js
var command = makeBuilder(commonParams, "AmazonEC2", "EC2Client", getEndpointPlugin);
var _ep0 = {};
var _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeDhcpOptionsCommand.js
var DescribeDhcpOptionsCommand = class extends command(_ep0, _mw0, "DescribeDhcpOptions", DescribeDhcpOptions$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstancesCommand.js
var DescribeInstancesCommand = class extends command(_ep0, _mw0, "DescribeInstances", DescribeInstances$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstanceTypesCommand.js
var DescribeInstanceTypesCommand = class extends command(_ep0, _mw0, "DescribeInstanceTypes", DescribeInstanceTypes$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeNatGatewaysCommand.js
var DescribeNatGatewaysCommand = class extends command(_ep0, _mw0, "DescribeNatGateways", DescribeNatGateways$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeNetworkAclsCommand.js
var DescribeNetworkAclsCommand = class extends command(_ep0, _mw0, "DescribeNetworkAcls", DescribeNetworkAcls$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeNetworkInterfacesCommand.js
var DescribeNetworkInterfacesCommand = class extends command(_ep0, _mw0, "DescribeNetworkInterfaces", DescribeNetworkInterfaces$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeRouteTablesCommand.js
var DescribeRouteTablesCommand = class extends command(_ep0, _mw0, "DescribeRouteTables", DescribeRouteTables$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSecurityGroupRulesCommand.js
var DescribeSecurityGroupRulesCommand = class extends command(_ep0, _mw0, "DescribeSecurityGroupRules", DescribeSecurityGroupRules$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSecurityGroupsCommand.js
var DescribeSecurityGroupsCommand = class extends command(_ep0, _mw0, "DescribeSecurityGroups", DescribeSecurityGroups$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSubnetsCommand.js
var DescribeSubnetsCommand = class extends command(_ep0, _mw0, "DescribeSubnets", DescribeSubnets$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcAttributeCommand.js
var DescribeVpcAttributeCommand = class extends command(_ep0, _mw0, "DescribeVpcAttribute", DescribeVpcAttribute$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcBlockPublicAccessOptionsCommand.js
var DescribeVpcBlockPublicAccessOptionsCommand = class extends command(_ep0, _mw0, "DescribeVpcBlockPublicAccessOptions", DescribeVpcBlockPublicAccessOptions$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcEndpointsCommand.js
var DescribeVpcEndpointsCommand = class extends command(_ep0, _mw0, "DescribeVpcEndpoints", DescribeVpcEndpoints$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcPeeringConnectionsCommand.js
var DescribeVpcPeeringConnectionsCommand = class extends command(_ep0, _mw0, "DescribeVpcPeeringConnections", DescribeVpcPeeringConnections$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVpcsCommand.js
var DescribeVpcsCommand = class extends command(_ep0, _mw0, "DescribeVpcs", DescribeVpcs$) {
};

// node_modules/@aws-sdk/client-ec2/dist-es/commands/GetManagedPrefixListEntriesCommand.js
var GetManagedPrefixListEntriesCommand = class extends command(_ep0, _mw0, "GetManagedPrefixListEntries", GetManagedPrefixListEntries$) {
};

// src/ec2/ec2-sdk.ts
function createSender(configuration) {
  const client = new EC2Client(configuration);
  return {
    DescribeInstances: (request) => client.send(new DescribeInstancesCommand(request)),
    DescribeInstanceTypes: (request) => client.send(new DescribeInstanceTypesCommand(request)),
    DescribeNetworkInterfaces: (request) => client.send(new DescribeNetworkInterfacesCommand(request)),
    DescribeSubnets: (request) => client.send(new DescribeSubnetsCommand(request)),
    DescribeVpcs: (request) => client.send(new DescribeVpcsCommand(request)),
    DescribeVpcAttribute: (request) => client.send(new DescribeVpcAttributeCommand(request)),
    DescribeDhcpOptions: (request) => client.send(new DescribeDhcpOptionsCommand(request)),
    DescribeVpcEndpoints: (request) => client.send(new DescribeVpcEndpointsCommand(request)),
    // The API calls these filters `Filter`.
    DescribeNatGateways: ({ Filters, ...rest }) => client.send(new DescribeNatGatewaysCommand({ ...rest, Filter: Filters })),
    DescribeVpcPeeringConnections: (request) => client.send(new DescribeVpcPeeringConnectionsCommand(request)),
    DescribeVpcBlockPublicAccessOptions: (request) => client.send(new DescribeVpcBlockPublicAccessOptionsCommand(request)),
    DescribeSecurityGroups: (request) => client.send(new DescribeSecurityGroupsCommand(request)),
    DescribeSecurityGroupRules: (request) => client.send(new DescribeSecurityGroupRulesCommand(request)),
    DescribeNetworkAcls: (request) => client.send(new DescribeNetworkAclsCommand(request)),
    DescribeRouteTables: (request) => client.send(new DescribeRouteTablesCommand(request)),
    GetManagedPrefixListEntries: (request) => client.send(new GetManagedPrefixListEntriesCommand(request))
  };
}
export {
  createSender
};
