import { createRequire as berthCreateRequire } from 'node:module'; const require = berthCreateRequire(import.meta.url);
import {
  speaksOfPublic,
  speaksOfSecret
} from "./chunk-L3PRAZ64.js";
import {
  choosePercents,
  explainFailure
} from "./chunk-S2J6UGUT.js";
import {
  circuitBreakerOf,
  percentsOf
} from "./chunk-MSDTEN2G.js";
import {
  bounds,
  findFlaw
} from "./chunk-7HSSUCW7.js";
import {
  asObject
} from "./chunk-WRQOFEB5.js";

// src/doctor/fact.ts
function whyUnread(fact) {
  if ("value" in fact) return void 0;
  return "denied" in fact ? `AWS denied ${fact.denied}: grant it to the role of this job.` : fact.absent;
}

// src/doctor/check.ts
function check(definition) {
  const { id, area: area10, title, story, reads, readsToo = [], rule } = definition;
  const named = { id, ...story === void 0 ? {} : { story } };
  const judge = (facts) => {
    const values = valuesOf(facts, [...reads, ...readsToo]);
    if (!hasAll(values, reads)) return [skipped(named, facts, reads)];
    const complaints = rule(values).map((complaint2) => ({ ...named, ...complaint2 }));
    if (!hasAll(values, readsToo)) return [...complaints, skipped(named, facts, readsToo)];
    return complaints.length > 0 ? complaints : [{ ...named, status: "ok", message: `${title}.`, evidence: [], fix: [] }];
  };
  return { ...named, area: area10, title, reads, readsToo, judge };
}
function skipped(named, facts, names) {
  const reasons = new Set(names.flatMap((name) => whyUnread(facts[name]) ?? []));
  const denied = new Set(names.flatMap((name) => deniedAction(facts[name])));
  const finding = { ...named, status: "skipped", message: [...reasons].join(" "), evidence: [], fix: [] };
  return denied.size === 0 ? finding : { ...finding, denied: [...denied] };
}
function deniedAction(fact) {
  return "denied" in fact ? [fact.denied] : [];
}
function valuesOf(facts, names) {
  const values = {};
  for (const name of names) copyValue(facts, name, values);
  return values;
}
function copyValue(facts, name, values) {
  const fact = facts[name];
  if ("value" in fact) values[name] = fact.value;
}
function hasAll(values, names) {
  return names.every((name) => values[name] !== void 0);
}

// src/doctor/command.ts
function awsCommand(operation, options) {
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, ...valueWords(value)]);
  return ["aws", operation, ...words].join(" ");
}
function valueWords(value) {
  if (value === true) return [];
  return (typeof value === "object" ? value : [String(value)]).map(shellWord);
}
function shellWord(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// src/doctor/finding.ts
function problem(message, shown = {}) {
  return complaint("problem", message, shown);
}
function warning(message, shown = {}) {
  return complaint("warning", message, shown);
}
function unknown(message, shown = {}) {
  return complaint("skipped", message, shown);
}
function complaint(status, message, { evidence = [], fix = [] }) {
  return { status, message, evidence, fix };
}

// src/doctor/checks/cluster.ts
var area = "cluster";
var active = check({
  id: "CL-ACTIVE",
  area,
  title: "The cluster is ACTIVE, and its container instances are connected and healthy",
  reads: ["cluster", "request"],
  readsToo: ["instances", "taskDefinition"],
  rule: ({ cluster, request: { cluster: name, region: region2 }, instances: instances2, taskDefinition }) => {
    if (cluster === null) {
      const fix = [awsCommand("ecs list-clusters", { region: region2 })];
      return [problem(`There is no cluster ${name} in ${region2}.`, { fix })];
    }
    if (cluster.status !== "ACTIVE")
      return [problem(`The cluster is ${cluster.status}.`, { evidence: [`status ${cluster.status}`] })];
    return instances2 === void 0 || taskDefinition?.launch !== "ec2" ? [] : instanceStates(instances2);
  }
});
function instanceStates(instances2) {
  const isReady = ({ status, agentConnected }) => status === "ACTIVE" && agentConnected;
  const troubled = instances2.filter((each) => !isReady(each) || each.health === "IMPAIRED");
  const evidence = troubled.map(stateText);
  if (!instances2.some(isReady)) {
    return [
      problem(
        'No container instance is ACTIVE with a connected agent, so no task is placed. Restart the agent there with "sudo systemctl restart ecs".',
        { evidence }
      )
    ];
  }
  return troubled.length === 0 ? [] : [warning("Some container instances take no tasks or are impaired.", { evidence })];
}
function stateText({ id, status, agentConnected, health: health3 }) {
  return `${id}: status ${status}, agentConnected=${agentConnected}${health3 === null ? "" : `, health ${health3}`}`;
}
var fit = check({
  id: "CL-FIT",
  area,
  title: "The cluster has room for the tasks of the new revision",
  reads: ["service", "rollout"],
  rule: ({ service, rollout }) => {
    if (service === null) return [unknown("There is no service whose tasks could be placed.")];
    const request = { minimumHealthyPercent: "auto", maximumPercent: "auto", exclusive: false };
    const { prediction } = choosePercents(
      rollout,
      request,
      percentsOf(service.deploymentConfiguration, service.schedulingStrategy)
    );
    switch (prediction.verdict) {
      case "completes":
        return [];
      case "unknown":
        return [unknown(`Whether they fit is not known, because ${prediction.reasons.join(", and ")}.`)];
      case "stalls":
        return [noRoom(service, prediction.why, prediction.event)];
    }
  }
});
function noRoom({ desiredCount }, why, event) {
  const tasks2 = desiredCount === 1 ? "1 task" : `${desiredCount} tasks`;
  const message = `With no percents is there room for ${tasks2} of the new revision. ${why} Add a container instance, or make the task smaller.`;
  return problem(message, { evidence: [event] });
}
var attributes = check({
  id: "CL-ATTR",
  area,
  title: "A container instance has every attribute that the tasks need",
  reads: ["rollout"],
  rule: ({ rollout }) => {
    if (!rollout.known) return [unknown(`This is not known, because ${rollout.reasons.join(", and ")}.`)];
    const { service, instances: instances2 } = rollout.input;
    const primary = service.deployments.find(({ status }) => status === "PRIMARY");
    if (primary === void 0 || service.launch === "fargate") return [];
    const flaws = instances2.map((each) => ({ id: each.id, flaw: findFlaw(primary, each) }));
    const unfit = flaws.flatMap(({ id, flaw }) => flaw === null ? [] : [`${id}: ${flawText(flaw)}`]);
    if (unfit.length < flaws.length) return [];
    return [problem("No container instance could ever take such a task.", { evidence: unfit })];
  }
});
function flawText(flaw) {
  switch (flaw.kind) {
    case "attribute":
      return `lacks the attribute ${flaw.attribute}`;
    case "member-of":
      return `does not match ${flaw.expression}`;
    case "agent":
      return "its agent is not connected";
    case "draining":
      return "it is draining or not active";
    default:
      return `no room (${flaw.kind})`;
  }
}
var interfaces = check({
  id: "CL-ENI",
  area,
  title: "Network interfaces and addresses suffice for the tasks of a rollout",
  reads: ["taskDefinition", "service", "rollout", "subnets", "request"],
  rule: ({ taskDefinition, service, rollout, subnets, request: { region: region2 } }) => {
    if (taskDefinition.networkMode !== "awsvpc" || service === null) return [];
    const { desiredCount, deploymentConfiguration, schedulingStrategy } = service;
    const { upper } = bounds(desiredCount, percentsOf(deploymentConfiguration, schedulingStrategy));
    const surge = Math.max(1, upper - desiredCount);
    return [
      ...fewAddresses(subnets, surge),
      ...taskDefinition.launch === "ec2" ? fewInterfaces(rollout, surge, region2) : []
    ];
  }
});
function fewAddresses(subnets, surge) {
  const free = subnets.reduce((total, { freeAddresses }) => total + freeAddresses, 0);
  if (free >= surge) return [];
  const evidence = subnets.map(({ id, freeAddresses }) => `${id}: ${freeAddresses} free addresses`);
  return [
    problem(`A rollout starts ${surge} tasks at once, and the subnets have ${free} addresses left.`, { evidence })
  ];
}
function fewInterfaces(rollout, surge, region2) {
  if (!rollout.known) return [unknown(`How many are left is not known, because ${rollout.reasons.join(", and ")}.`)];
  const { instances: instances2 } = rollout.certain;
  const free = instances2.reduce((total, { remaining }) => total + remaining.networkInterfaces, 0);
  if (!Number.isFinite(free))
    return [unknown("How many network interfaces an instance of this type has is not known.")];
  if (free >= surge) return [];
  const evidence = instances2.map(
    ({ id, remaining }) => `${id}: ${remaining.networkInterfaces} network interfaces left`
  );
  const fix = [awsCommand("ecs put-account-setting-default", { name: "awsvpcTrunking", value: "enabled", region: region2 })];
  const message = `A rollout starts ${surge} tasks at once, and the container instances have ${free} network interfaces left. New instances of types with trunking have more.`;
  return [problem(message, { evidence, fix })];
}
var capacityProviders = check({
  id: "CL-CP",
  area,
  title: "The capacity providers can bring what the service asks for",
  reads: ["capacityProviders", "service", "request"],
  rule: ({ capacityProviders: providers, service, request: { region: region2 } }) => [
    ...providers.flatMap((provider) => [...providerState(provider), ...groupState(provider, region2)]),
    ...service !== null && service.launchType === "EC2" && providers.some(({ autoScalingGroup }) => autoScalingGroup !== null) ? [
      warning("The service has a launch type, so its waiting tasks make no capacity provider scale out.", {
        evidence: ["launchType EC2"]
      })
    ] : []
  ]
});
function providerState({ name, status, updateStatus }) {
  if (status === "ACTIVE" && updateStatus !== "UPDATE_FAILED") return [];
  const evidence = [`${name}: ${status ?? "not found"}${updateStatus === null ? "" : `, ${updateStatus}`}`];
  return [
    problem(`The capacity provider ${name} ${status === null ? "does not exist" : "is not usable"}.`, { evidence })
  ];
}
function groupState({ autoScalingGroup: group }, region2) {
  if (group === null) return [];
  const { name, desired, maximum, suspendedProcesses } = group;
  const options = { "auto-scaling-group-name": name, region: region2 };
  return [
    ...desired < maximum ? [] : [
      warning(`The Auto Scaling group ${name} is at its maximum, so no instance is added.`, {
        evidence: [`desired ${desired}, maximum ${maximum}`],
        fix: [awsCommand("autoscaling update-auto-scaling-group", { ...options, "max-size": maximum + 1 })]
      })
    ],
    ...suspendedProcesses.includes("Launch") ? [
      warning(`The Auto Scaling group ${name} launches nothing: the process Launch is suspended.`, {
        evidence: suspendedProcesses,
        fix: [awsCommand("autoscaling resume-processes", { ...options, "scaling-processes": ["Launch"] })]
      })
    ] : []
  ];
}
var clusterChecks = [active, fit, attributes, interfaces, capacityProviders];

// src/doctor/checks/database.ts
var area2 = "database";
var found = check({
  id: "DB-FIND",
  area: area2,
  title: "The host that the application dials is a database of this account and region",
  story: "database-reach",
  reads: ["database"],
  readsToo: ["databaseUse"],
  rule: ({ database, databaseUse: use }) => {
    if (database !== null) return [];
    return [
      unknown(
        use === void 0 ? 'RDS has no database, cluster or proxy of that name in this region. Correct the input "database".' : `No database or proxy of RDS in this region has the endpoint ${use.host}, which ${use.entry} names. Give the input "database".`
      )
    ];
  }
});
var brokenStatus = /^(stopped|stopping|failed|storage-full|incompatible-.*|inaccessible-.*|deleting|restore-error)$/;
var state = check({
  id: "DB-STATE",
  area: area2,
  title: "The database is available",
  story: "database-reach",
  reads: ["database", "request"],
  rule: ({ database, request: { region: region2 } }) => {
    if (database === null || database.kind === "proxy" || database.status === "available") return noDatabase(database);
    const { identifier, status, kind } = database;
    const evidence = [`${identifier}: ${status}`];
    if (!brokenStatus.test(status)) return [warning(`The database ${identifier} is ${status}.`, { evidence })];
    const option = kind === "cluster" ? "db-cluster-identifier" : "db-instance-identifier";
    const start = awsCommand(`rds start-db-${kind}`, { [option]: identifier, region: region2 });
    return [
      problem(`The database ${identifier} is ${status}, and takes no connections.`, {
        evidence,
        fix: status === "stopped" ? [start] : []
      })
    ];
  }
});
function noDatabase(database) {
  return database === null ? [unknown("The database is none of RDS in this region.")] : [];
}
var port = check({
  id: "DB-PORT",
  area: area2,
  title: "The application dials the port that the database listens on",
  story: "database-reach",
  reads: ["database", "databaseUse"],
  rule: ({ database, databaseUse }) => {
    if (database === null) return noDatabase(database);
    const evidence = [
      `${databaseUse.entry} names port ${databaseUse.port}`,
      `${database.identifier} listens on ${database.port}`
    ];
    return [
      ...databaseUse.port === database.port ? [] : [
        problem(
          `The application dials port ${databaseUse.port}, and the database listens on ${database.port}: the connection is refused or times out. Correct ${databaseUse.entry}.`,
          { evidence }
        )
      ],
      ...database.pendingPort === null ? [] : [
        warning(`The database changes its port to ${database.pendingPort} in its next maintenance window.`, {
          evidence
        })
      ]
    ];
  }
});
var open = check({
  id: "DB-OPEN",
  area: area2,
  title: "The database is open to those who need it, and to nobody else",
  story: "database-reach",
  reads: ["database", "request"],
  readsToo: ["databaseOpenRules"],
  rule: ({ database, request, databaseOpenRules = [] }) => {
    if (database === null) return noDatabase(database);
    if (database.publiclyAccessible) return [publicDatabase(database, databaseOpenRules, request.region)];
    if (!request.migratesFromRunner) return [];
    const message = `The migrations run on the runner, which is on the internet, and ${database.identifier} has a private address only. Run them in the VPC with the action run-task.`;
    return [problem(message, { evidence: ["PubliclyAccessible=false"] })];
  }
});
function publicDatabase(database, rules, region2) {
  const { identifier, kind } = database;
  const truth = "PubliclyAccessible=true is not needed for instances and tasks of the same VPC.";
  const evidence = [
    `${identifier}: PubliclyAccessible=true`,
    ...rules.map((rule) => `${rule.id} of ${rule.group} allows ${rule.cidr}`)
  ];
  const options = {
    "db-instance-identifier": identifier,
    "no-publicly-accessible": true,
    "apply-immediately": true,
    region: region2
  };
  const close = kind === "instance" ? [awsCommand("rds modify-db-instance", options)] : [];
  const revoke = rules.map(
    ({ id, group }) => awsCommand("ec2 revoke-security-group-ingress", { "group-id": group, "security-group-rule-ids": id, region: region2 })
  );
  return rules.length > 0 ? problem(`The whole internet reaches the database ${identifier}. ${truth}`, {
    evidence,
    fix: [...close, ...revoke]
  }) : warning(`The database ${identifier} has a public address. ${truth}`, { evidence, fix: close });
}
var encryption = check({
  id: "DB-TLS",
  area: area2,
  title: "The application encrypts where the database insists on it",
  story: "database-reach",
  reads: ["database", "databaseUse", "forcedEncryption"],
  rule: ({ database, databaseUse: { entry, sslMode }, forcedEncryption }) => {
    if (database === null) return noDatabase(database);
    if (forcedEncryption !== true || sslMode !== null && sslMode !== "disable") return [];
    const message = `The database takes encrypted connections only, and ${entry} ${sslMode === null ? "does not ask for one" : "forbids it"}: it may answer "no pg_hba.conf entry ... no encryption" or "require_secure_transport=ON". Add sslmode=verify-full and the CA bundle of RDS.`;
    const evidence = [
      "rds.force_ssl, require_secure_transport or RequireTLS is on",
      `sslmode ${sslMode ?? "not given"}`
    ];
    return [
      warning(message, {
        evidence,
        fix: ["curl -fsSO https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem"]
      })
    ];
  }
});
var proxy = check({
  id: "DB-PROXY",
  area: area2,
  title: "The proxy is available, and so are its targets",
  reads: ["database"],
  rule: ({ database }) => {
    if (database === null) return noDatabase(database);
    const { kind, status, identifier, proxyTargets } = database;
    if (kind !== "proxy") return [];
    return [
      ...status === "available" ? [] : [problem(`The proxy ${identifier} is ${status}.`, { evidence: [`${identifier}: ${status}`] })],
      ...proxyTargets.filter((target) => target.state !== "AVAILABLE").map(
        ({ id, state: ofTarget, reason }) => problem(`The proxy ${identifier} cannot reach ${id}: ${reason ?? ofTarget}.`, {
          evidence: [`${id}: ${ofTarget}`]
        })
      )
    ];
  }
});
var databaseChecks = [found, state, port, open, encryption, proxy];

// src/doctor/checks/identity.ts
var area3 = "identity";
var signIn = check({
  id: "ID-SIGNIN",
  area: area3,
  title: "AWS answers, and takes the credentials of the job",
  reads: ["signIn"],
  rule: ({ signIn: { failure } }) => failure === null ? [] : [problem(`${failure.what} ${failure.fix}`, { evidence: [failure.why] })]
});
var account = check({
  id: "ID-ACCT",
  area: area3,
  title: "The job is signed in to the account that everything is in",
  reads: ["caller", "request"],
  readsToo: ["images"],
  rule: ({ caller, request, images = [] }) => {
    const wanted = [
      ...request.account === null ? [] : [{ of: "the input account", account: request.account }],
      ...images.map((each) => ({ of: `the image of ${each.container}`, account: each.account }))
    ];
    return wanted.filter((each) => each.account !== caller.account).map(
      (each) => problem(
        `The job is signed in to ${caller.account}, but ${each.of} is in ${each.account}. Check role-to-assume.`,
        {
          evidence: [`caller ${caller.arn}`, `${each.of}: ${each.account}`],
          fix: [awsCommand("sts get-caller-identity", {})]
        }
      )
    );
  }
});
var region = check({
  id: "ID-REGION",
  area: area3,
  title: "The region is that of the images and secrets",
  reads: ["request", "taskDefinition"],
  readsToo: ["images"],
  rule: ({ request, taskDefinition, images = [] }) => {
    if (request.region === "") return [problem("No region is set. Set aws-region, or AWS_REGION.")];
    const named = [
      ...images.map((each) => ({ arn: each.name, region: each.region })),
      ...secretRegions(taskDefinition)
    ];
    return named.filter((each) => each.region !== request.region).map(
      (each) => problem(`The region is ${request.region}, but ${each.arn} is in ${each.region}. Check aws-region.`, {
        evidence: [each.arn]
      })
    );
  }
});
function secretRegions({ containers }) {
  return containers.flatMap(
    ({ secrets }) => secrets.flatMap(({ valueFrom }) => {
      const [prefix, , , ofSecret = ""] = valueFrom.split(":");
      return prefix === "arn" && ofSecret !== "" ? [{ arn: valueFrom, region: ofSecret }] : [];
    })
  );
}
var keys = check({
  id: "ID-KEYS",
  area: area3,
  title: "The job has credentials that end by themselves",
  reads: ["caller"],
  rule: ({ caller: { arn } }) => {
    const advice = "Let the job assume a role by OpenID Connect instead (role-to-assume, permissions: id-token: write).";
    if (/^arn:[\w-]+:iam::\d+:root$/.test(arn)) {
      return [problem(`The job has the keys of the account's root user. ${advice}`, { evidence: [arn] })];
    }
    return arn.includes(":user/") ? [warning(`The job has the long-lived keys of a user. ${advice}`, { evidence: [arn] })] : [];
  }
});
var reserveMinutes = 10;
var expiry = check({
  id: "ID-EXPIRY",
  area: area3,
  title: "The credentials outlast the deploy",
  reads: ["credentials", "request"],
  rule: ({ credentials: { expiresAt }, request: { now, waitMinutes } }) => {
    if (expiresAt === null) return [];
    const minutes = Math.floor((expiresAt - now) / 60);
    if (minutes >= waitMinutes + reserveMinutes) return [];
    const message = `The credentials end in ${minutes} min, and a deploy waits for up to ${waitMinutes} min. Raise role-duration-seconds to ${60 * (waitMinutes + 2 * reserveMinutes)}.`;
    return [warning(message, { evidence: [`expires ${new Date(1e3 * expiresAt).toISOString()}`] })];
  }
});
var trust = check({
  id: "ID-TRUST",
  area: area3,
  title: "Only the right workflows may assume the job's role",
  reads: ["callerTrust", "caller"],
  rule: ({ callerTrust, caller }) => callerTrust.filter(isForGitHub).flatMap((statement) => {
    const subjects = statement.conditions.filter(({ key }) => key.endsWith(":sub"));
    if (subjects.length === 0) return [openTrust(caller.arn)];
    return subjects.flatMap(subjectProblem);
  })
});
function isForGitHub({ effect, principals }) {
  return effect === "Allow" && principals.some((each) => each.includes("token.actions.githubusercontent.com"));
}
function openTrust(arn) {
  const role = /assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? arn;
  return problem('The trust policy of the role names no "sub": every repository on GitHub may assume it.', {
    evidence: [`role ${role}: no condition on sub`],
    fix: [awsCommand("iam get-role", { "role-name": role, query: "Role.AssumeRolePolicyDocument" })]
  });
}
function subjectProblem({ operator, key, values }) {
  const evidence = [`${operator} ${key}: ${values.join(", ")}`];
  const likes = operator.includes("StringLike");
  if (likes && values.some((value) => value === "*" || value.startsWith("repo:*"))) {
    return [problem("The trust policy of the role lets every repository on GitHub assume it.", { evidence })];
  }
  if (!likes && operator.includes("StringEquals") && values.some((value) => value.includes("*"))) {
    return [
      problem(
        "The trust policy has a * under StringEquals, which takes it literally and never matches. Use StringLike.",
        { evidence }
      )
    ];
  }
  if (!operator.startsWith("ForAllValues")) return [];
  return [
    warning('ForAllValues is also true where there is no "sub" at all. Use StringEquals or StringLike alone.', {
      evidence
    })
  ];
}
var identityChecks = [signIn, account, region, keys, expiry, trust];

// src/doctor/checks/load-balancer.ts
var area4 = "load balancer";
var type = check({
  id: "LB-TYPE",
  area: area4,
  title: "The target type goes with the network mode",
  reads: ["targetGroups", "taskDefinition"],
  rule: ({ targetGroups, taskDefinition: { networkMode } }) => {
    const wanted = networkMode === "awsvpc" ? "ip" : "instance";
    return targetGroups.filter(({ targetType }) => targetType !== wanted).map(
      ({ name, targetType }) => problem(
        `The target group ${name} takes targets of type ${targetType}, and tasks with the network mode ${networkMode} need ${wanted}. A target group cannot change its type: make a new one.`,
        {
          evidence: [`${name}: target type ${targetType}`]
        }
      )
    );
  }
});
var healthCheckPort = check({
  id: "LB-HCPORT",
  area: area4,
  title: "Health checks go to the port that the task gets",
  reads: ["targetGroups", "taskDefinition", "service", "request"],
  rule: ({ targetGroups, taskDefinition, service, request: { region: region2 } }) => {
    const dynamic = (service?.loadBalancers ?? []).filter((each) => isDynamic(taskDefinition, each));
    return targetGroups.filter(({ arn }) => dynamic.some(({ targetGroupArn }) => targetGroupArn === arn)).filter((group) => group.healthCheckPort !== "traffic-port").map(
      ({ arn, name, healthCheckPort: port2 }) => problem(`The task's host port is dynamic, but ${name} checks port ${port2}, where nothing of it listens.`, {
        evidence: [`${name}: health check port ${port2}`],
        fix: [
          awsCommand("elbv2 modify-target-group", {
            "target-group-arn": arn,
            "health-check-port": "traffic-port",
            region: region2
          })
        ]
      })
    );
  }
});
function isDynamic({ networkMode, containers }, to) {
  const container = containers.find(({ name }) => name === to.containerName);
  const mapping = container?.portMappings.find(({ containerPort }) => containerPort === to.containerPort);
  return networkMode === "bridge" && mapping !== void 0 && (mapping.hostPort ?? 0) === 0;
}
var attachment = check({
  id: "LB-ATTACH",
  area: area4,
  title: "Every target group has a load balancer, in the VPC and the Availability Zones of its tasks",
  reads: ["targetGroups", "taskNetwork"],
  rule: ({ targetGroups, taskNetwork }) => targetGroups.flatMap((group) => attachmentOf(group, taskNetwork))
});
function attachmentOf({ name, vpc, loadBalancers }, network) {
  if (loadBalancers.length === 0) {
    return [
      problem(
        `No load balancer sends to the target group ${name}, so ECS refuses the service and no request arrives. Make a listener that forwards to it.`,
        { evidence: [`${name}: no load balancer`] }
      )
    ];
  }
  if (vpc !== network.vpc) {
    return [
      problem(`The target group ${name} is in another VPC than the tasks.`, {
        evidence: [`${name}: ${vpc}`, `tasks: ${network.vpc}`]
      })
    ];
  }
  return loadBalancers.flatMap(({ arn, availabilityZones }) => {
    const missing = network.availabilityZones.filter((zone) => !availabilityZones.includes(zone));
    if (missing.length === 0) return [];
    return [
      problem(
        `The load balancer of ${name} is not in ${missing.join(", ")}: targets there get no requests. Add a subnet there with "aws elbv2 set-subnets".`,
        { evidence: [`${arn}: ${availabilityZones.join(", ")}`] }
      )
    ];
  });
}
var health = check({
  id: "LB-HEALTH",
  area: area4,
  title: "No target is unhealthy",
  reads: ["targetGroups"],
  rule: ({ targetGroups }) => targetGroups.flatMap(
    (group) => group.targets.filter(({ state: state3 }) => state3 === "unhealthy").map((target) => unhealthy(group, target))
  )
});
function unhealthy({ name, healthCheckPath }, { id, port: port2, reason, description }) {
  const evidence = [`${name}: ${id}:${port2 ?? "-"} ${reason ?? ""} ${description ?? ""}`.trim()];
  return warning(`A target of ${name} is unhealthy: ${meaning(reason, healthCheckPath ?? "/")}`, { evidence });
}
function meaning(reason, path) {
  switch (reason) {
    case "Target.Timeout":
      return "it did not answer in time. A security group drops the check, or the application is slow.";
    case "Target.FailedHealthChecks":
      return "the connection was refused or its answer was no HTTP. Nothing listens on that port.";
    case "Target.ResponseCodeMismatch":
      return `it answers ${path} with a status code that does not count as healthy.`;
    default:
      return "the load balancer gives no reason that is known.";
  }
}
var loadBalancerChecks = [type, healthCheckPort, attachment, health];

// src/doctor/task-definition-edit.ts
function taskDefinitionEdit({ file, family, region: region2 }, filter) {
  const path = file ?? "task-definition.json";
  const edit = `jq ${shellWord(filter)} ${shellWord(path)} > edited.json && mv edited.json ${shellWord(path)}`;
  if (file !== null) return [edit];
  const download = awsCommand("ecs describe-task-definition", {
    "task-definition": family,
    query: "taskDefinition",
    region: region2
  });
  return [
    `${download} --output json | jq ${shellWord(registrable)} > ${shellWord(path)}`,
    edit,
    awsCommand("ecs register-task-definition", { "cli-input-json": `file://${path}`, region: region2 })
  ];
}
var registrable = "del(.taskDefinitionArn,.revision,.status,.requiresAttributes,.compatibilities,.registeredAt,.registeredBy,.deregisteredAt)";
function containerPath(name) {
  return `(.containerDefinitions[] | select(.name == ${JSON.stringify(name)}))`;
}

// src/doctor/checks/outside.ts
var area5 = "outside";
var https = 443;
var published = check({
  id: "OUT-443",
  area: area5,
  title: "What is to be reached on 443 is published there",
  story: "https",
  reads: ["taskDefinition", "listeners", "request"],
  readsToo: ["images"],
  rule: ({ taskDefinition, listeners, request, images = [] }) => {
    if (publishes({ taskDefinition, listeners }, https)) return [];
    const exposing = images.flatMap(
      ({ container, found: found2 }) => found2?.exposedPorts.includes(https) === true ? [container] : []
    );
    if (request.publicPorts.includes(https)) return [refused(taskDefinition, exposing)];
    return exposing.map(
      (name) => warning(`The image of ${name} EXPOSEs 443, which publishes nothing: no mapping and no listener serve 443.`)
    );
  }
});
function publishes({ taskDefinition, listeners }, port2) {
  const isMapped = ({ portMappings }) => portMappings.some((mapping) => publishedPort(taskDefinition, mapping) === port2);
  return listeners.some((listener) => listener.port === port2) || taskDefinition.containers.some(isMapped);
}
function publishedPort({ networkMode }, { hostPort, containerPort }) {
  if (networkMode !== "bridge") return containerPort;
  return hostPort === 0 ? null : hostPort;
}
function refused(definition, exposing) {
  const mapped = definition.containers.flatMap(
    ({ name, portMappings }) => portMappings.map(
      (mapping2) => `${name} maps ${publishedPort(definition, mapping2) ?? "a dynamic port"} to ${mapping2.containerPort}`
    )
  );
  const evidence = [...mapped, ...exposing.map((name) => `the image of ${name} EXPOSEs 443, which publishes nothing`)];
  const web = definition.containers.find(({ portMappings }) => portMappings.length > 0);
  const mapping = `{"containerPort":${https},"hostPort":${https},"protocol":"tcp"}`;
  const fix = web === void 0 ? [] : taskDefinitionEdit(definition, `${containerPath(web.name)}.portMappings += [${mapping}]`);
  const message = 'No container and no load balancer publishes 443: clients get "connection refused", which a security group cannot mend (one that blocks lets them time out).';
  return problem(message, { evidence, fix });
}
var certificateLike = /cert|tls|ssl|letsencrypt|acme|\.pem/i;
var certificate = check({
  id: "OUT-CERT",
  area: area5,
  title: "The certificate outlives the container",
  story: "https",
  reads: ["taskDefinition", "listeners"],
  rule: ({ taskDefinition, listeners }) => {
    const endsAtBalancer = listeners.some(
      ({ port: port2, protocol }) => port2 === https && (protocol === "HTTPS" || protocol === "TLS")
    );
    if (endsAtBalancer) return [];
    return taskDefinition.containers.filter(({ portMappings }) => portMappings.some(({ containerPort }) => containerPort === https)).filter((container) => !keepsCertificate(container)).map(
      ({ name }) => warning(
        `${name} serves 443 itself, and mounts nothing that looks like a certificate: key and certificate live in the container, and are lost with it on every deploy, renewals too. Use a load balancer with ACM, or a volume of the host or EFS.`,
        {
          evidence: [`${name}: maps 443, mounts no path and has no secret that speaks of certificates`]
        }
      )
    );
  }
});
function keepsCertificate({ mountPoints, secrets }) {
  return mountPoints.some(({ path }) => certificateLike.test(path)) || secrets.some(({ name }) => certificateLike.test(name));
}
var leastCertificateDays = 21;
var probe = check({
  id: "OUT-PROBE",
  area: area5,
  title: "The public ports answer the runner, with a certificate that lasts",
  reads: ["probes"],
  rule: ({ probes }) => probes.flatMap(probeOf)
});
function probeOf({ host, port: port2, outcome, certificateDays, tlsProblems }) {
  const evidence = [`${host}:${port2} ${outcome}, as the runner sees it`];
  if (outcome !== "connected")
    return [problem(`${host}:${port2} cannot be reached: ${outcomeText(outcome)}`, { evidence })];
  if (tlsProblems.length > 0)
    return [
      problem(`${host}:${port2} is reached, but browsers refuse its TLS: ${tlsProblems.join(", ")}.`, { evidence })
    ];
  if (certificateDays === null || certificateDays >= leastCertificateDays) return [];
  const ends = certificateDays < 0 ? "has expired" : `expires in ${certificateDays} days`;
  return [warning(`The certificate of ${host}:${port2} ${ends}.`, { evidence })];
}
function outcomeText(outcome) {
  switch (outcome) {
    case "refused":
      return "the connection is refused, so the machine is there and nothing is published on that port.";
    case "timed-out":
      return "nothing answers, so a security group, a network ACL or a route drops it.";
    case "reset":
      return "the connection is ended at once, by the server or by something on the way.";
    case "unreachable":
      return "there is no way to its address.";
    case "name-not-found":
      return "the name has no address in DNS.";
  }
}
var outsideChecks = [published, certificate, probe];

// src/doctor/checks/permissions.ts
var area6 = "permissions";
var actions = check({
  id: "IAM-ACT",
  area: area6,
  title: "The job's role may do what the steps need",
  reads: ["callerAccess"],
  rule: ({ callerAccess }) => callerAccess.flatMap(accessProblem)
});
function accessProblem(access) {
  if (access.decision === "allowed") return [];
  if (access.missingContext.length > 0) return [openDecision(access)];
  return access.deniedBy === "organization" ? [deniedByOrganization(access)] : [deniedAction2(access, "The job")];
}
function deniedByOrganization(access) {
  const message = `A policy of the organization seems to deny ${access.action}, though such answers of the simulation are not always right.`;
  return warning(message, { evidence: [accessText(access)] });
}
function openDecision(access) {
  const message = `Whether ${access.action} is allowed depends on ${access.missingContext.join(", ")}, which only the request itself brings along.`;
  return warning(message, { evidence: [accessText(access)] });
}
function deniedAction2(access, who) {
  const { action, resource, role, deniedBy } = access;
  const evidence = [accessText(access)];
  if (deniedBy === "explicit-deny" || deniedBy === "boundary") {
    const by = deniedBy === "boundary" ? "its permissions boundary does not allow it" : "a policy denies it";
    return problem(`${who} cannot call ${action} on ${resource}, because ${by}: allowing it elsewhere does not help.`, {
      evidence
    });
  }
  return problem(`${who} cannot call ${action} on ${resource}.`, {
    evidence,
    fix: [grantCommand(role, action, resource)]
  });
}
function accessText({ role, action, resource, decision }) {
  return `${role}: ${action} on ${resource} = ${decision}`;
}
function grantCommand(role, action, resource) {
  const condition = action === "iam:PassRole" ? { Condition: passedToTasks } : {};
  const statement = { Effect: "Allow", Action: action, Resource: resource, ...condition };
  return awsCommand("iam put-role-policy", {
    "role-name": role.slice(role.lastIndexOf("/") + 1),
    "policy-name": `berth-${action.replace(":", "-")}`,
    "policy-document": JSON.stringify({ Version: "2012-10-17", Statement: [statement] })
  });
}
var passedToTasks = { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } };
var passRole = check({
  id: "IAM-PASS",
  area: area6,
  title: "The job may hand the roles of the task definition to ECS",
  reads: ["passAccess"],
  rule: ({ passAccess }) => passAccess.flatMap(accessProblem)
});
var trust2 = check({
  id: "IAM-TRUST",
  area: area6,
  title: "Tasks may assume their roles",
  reads: ["roles"],
  rule: ({ roles }) => roles.filter((role) => !isAssumable(role)).map(notAssumable)
});
function isAssumable({ trust: statements }) {
  const isForTasks = ({ principals, actions: allowed }) => principals.some((each) => each === "ecs-tasks.amazonaws.com" || each === "*") && allowed.some((action) => ["sts:AssumeRole", "sts:*", "*"].includes(action));
  const matching = (statements ?? []).filter(isForTasks);
  return matching.length > 0 && matching.every(({ effect }) => effect === "Allow");
}
function notAssumable({ arn, use, trust: statements }) {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  if (statements === null)
    return problem(`The ${use} role ${name} does not exist, so no task starts.`, { evidence: [`${arn}: not found`] });
  const statement = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return problem(
    `The ${use} role ${name} cannot be assumed by tasks: its trust policy lacks ecs-tasks.amazonaws.com. The command replaces that policy.`,
    {
      evidence: [`${arn}: trusts ${statements.flatMap(({ principals }) => principals).join(", ") || "nobody"}`],
      fix: [awsCommand("iam update-assume-role-policy", { "role-name": name, "policy-document": document })]
    }
  );
}
var execution = check({
  id: "IAM-EXEC",
  area: area6,
  title: "The execution role may pull the images, write the logs and read the secrets",
  reads: ["executionAccess"],
  rule: ({ executionAccess }) => {
    const denied = executionAccess.filter(({ decision }) => decision === "denied");
    return denied.flatMap(
      (access) => access.missingContext.length > 0 ? [openDecision(access)] : [deniedAction2(access, "The execution role")]
    );
  }
});
var tagging = check({
  id: "IAM-TAG",
  area: area6,
  title: "The job may set the tags that it sets",
  reads: ["tagging"],
  rule: ({ tagging: { needsPermission, usesTags, access } }) => {
    if (!needsPermission || !usesTags || access.decision === "allowed") return [];
    return access.missingContext.length > 0 ? [unknown(`It depends on ${access.missingContext.join(", ")}.`)] : [deniedAction2(access, "This account asks for ecs:TagResource, and the job")];
  }
});
var permissionChecks = [actions, passRole, trust2, execution, tagging];

// src/doctor/checks/registry.ts
var area7 = "registry";
var repository = check({
  id: "ECR-REPO",
  area: area7,
  title: "The repositories of the images exist",
  reads: ["repositories", "request"],
  rule: ({ repositories, request: { region: region2 } }) => repositories.filter(({ exists }) => !exists).map(
    ({ name }) => problem(`There is no repository ${name} in ${region2}.`, {
      evidence: [`DescribeRepositories: ${name} not found`],
      fix: [awsCommand("ecr create-repository", { "repository-name": name, region: region2 })]
    })
  )
});
var tag = check({
  id: "ECR-TAG",
  area: area7,
  title: "A tag keeps its image, and the one to be pushed is free",
  reads: ["repositories", "images", "request"],
  rule: ({ repositories, images, request: { region: region2 } }) => [
    ...images.flatMap(
      (image2) => takenTag(image2, repositories.find(({ name }) => name === image2.repository)?.tagMutability)
    ),
    ...repositories.filter(({ exists, tagMutability }) => exists && tagMutability?.startsWith("MUTABLE")).map(
      ({ name, tagMutability }) => warning(`Tags of ${name} can be moved: a rollback by tag may get another image than the one that ran.`, {
        evidence: [`imageTagMutability ${tagMutability}`],
        fix: [
          awsCommand("ecr put-image-tag-mutability", {
            "repository-name": name,
            "image-tag-mutability": "IMMUTABLE",
            region: region2
          })
        ]
      })
    )
  ]
});
function takenTag({ name, tag: taken, digestToPush, found: found2 }, mutability) {
  if (mutability?.startsWith("IMMUTABLE") !== true || digestToPush === null || found2 === null) return [];
  if (found2.digest === digestToPush) return [];
  const message = `The tag ${taken ?? ""} is taken by another image and cannot be moved: the push fails. Use a tag of its own for each commit.`;
  return [problem(message, { evidence: [`${name} is ${found2.digest}`, `to be pushed: ${digestToPush}`] })];
}
var image = check({
  id: "ECR-IMAGE",
  area: area7,
  title: "The images exist, and are named by digest",
  reads: ["images", "taskDefinition"],
  rule: ({ images, taskDefinition }) => [
    ...images.flatMap((each) => imageOf(each, taskDefinition)),
    ...elsewhere(images, taskDefinition)
  ]
});
function elsewhere(images, { containers }) {
  const names = containers.filter(({ name }) => !images.some(({ container }) => container === name));
  return names.map(
    ({ name, image: named }) => unknown(`The image of ${name} is in no registry of ECR, and was not looked at.`, { evidence: [named] })
  );
}
function imageOf({ container, name, repository: repo, account: account2, region: region2, tag: ofTag, found: found2, digestToPush }, definition) {
  if (found2 === null) {
    if (digestToPush !== null) return [];
    const options = { "repository-name": repo, "registry-id": account2, region: region2 };
    return [
      problem(`The image ${name} of ${container} does not exist, so no task can start.`, {
        fix: [awsCommand("ecr list-images", options)]
      })
    ];
  }
  if (found2.status !== "ACTIVE") {
    return [
      problem(`The image ${name} of ${container} is ${found2.status}, so it cannot be pulled.`, {
        evidence: [`imageStatus ${found2.status}`]
      })
    ];
  }
  if (ofTag === null) return [];
  const pinned = `${account2}.dkr.ecr.${region2}.amazonaws.com/${repo}@${found2.digest}`;
  const fix = taskDefinitionEdit(definition, `${containerPath(container)}.image = ${JSON.stringify(pinned)}`);
  return [
    warning(`The image of ${container} is named by the tag ${ofTag}, which can come to mean another one.`, {
      evidence: [`${name} is ${found2.digest}`],
      fix
    })
  ];
}
var architecture = check({
  id: "ECR-ARCH",
  area: area7,
  title: "The images are built for the processors that they run on",
  reads: ["images", "taskDefinition", "instances"],
  rule: ({ images, taskDefinition, instances: instances2 }) => {
    const targets = targetsOf(taskDefinition, instances2);
    if (targets.length === 0)
      return [unknown("Neither the task definition nor any container instance says which processor tasks run on.")];
    return [...images.flatMap((each) => wrongPlatform(each, targets)), ...elsewhere(images, taskDefinition)];
  }
});
function targetsOf({ architecture: asked, launch }, instances2) {
  if (asked !== null) return [asked === "ARM64" ? "linux/arm64" : "linux/amd64"];
  if (launch === "fargate") return ["linux/amd64"];
  const known = instances2.flatMap(({ attributes: attributes2 }) => attributes2["ecs.cpu-architecture"] ?? []);
  return [...new Set(known)].map((each) => each === "arm64" ? "linux/arm64" : "linux/amd64");
}
function wrongPlatform({ container, found: found2 }, targets) {
  if (found2 === null)
    return [unknown(`The image of ${container} does not exist, so nobody knows what it is built for.`)];
  const { platforms } = found2;
  const missing = targets.filter(
    (target) => !platforms.some((each) => each === target || each.startsWith(`${target}/`))
  );
  if (missing.length === 0) return [];
  const evidence = [`image: ${platforms.join(", ")}`, `tasks run on: ${targets.join(", ")}`];
  const message = `The image of ${container} is not built for ${missing.join(", ")}: the container dies with "exec format error", or is never pulled.`;
  return [problem(message, { evidence, fix: [`docker buildx build --platform ${targets.join(",")} .`] })];
}
var back = check({
  id: "ECR-BACK",
  area: area7,
  title: "The images that run now still exist for a rollback",
  reads: ["runningImages", "request"],
  rule: ({ runningImages, request: { region: region2 } }) => runningImages.filter(({ exists }) => !exists).map(
    ({ container, repository: repo, digest }) => warning(
      `The image that ${container} runs is gone from ${repo}: a rollback or a restart could not pull it. Let the lifecycle policy keep more images.`,
      {
        evidence: [`${repo}@${digest} not found`],
        fix: [awsCommand("ecr get-lifecycle-policy", { "repository-name": repo, region: region2 })]
      }
    )
  )
});
var registryChecks = [repository, tag, image, architecture, back];

// src/doctor/checks/service.ts
var area8 = "service";
var state2 = check({
  id: "SV-STATE",
  area: area8,
  title: "The service is there, ACTIVE, and deployed by ECS itself",
  reads: ["service", "request"],
  rule: ({ service, request }) => {
    if (service === null || service.status === "INACTIVE") return [noService(request)];
    const { status, controller } = service;
    return [
      ...status === "ACTIVE" ? [] : [problem(`The service is ${status}, and takes no deployment.`, { evidence: [`status ${status}`] })],
      ...controller === "ECS" ? [] : [
        problem(`The service is deployed by ${controller}, so UpdateService does not roll it.`, {
          evidence: [`deployment controller ${controller}`]
        })
      ]
    ];
  }
});
function noService({ cluster, service, region: region2 }) {
  return problem(`The cluster ${cluster} has no service ${service} in ${region2}.`, {
    evidence: [`DescribeServices: ${service} is missing or INACTIVE`],
    fix: [awsCommand("ecs list-services", { cluster, region: region2 })]
  });
}
var stall = check({
  id: "SV-STALL",
  area: area8,
  title: "With the percents in force a rollout comes to its end",
  story: "stalled-rollout",
  reads: ["service", "rollout", "request"],
  rule: ({ service, rollout, request }) => {
    if (service === null) return [unknown("There is no service to roll.")];
    const { prediction, works } = rolloutWith(service, rollout);
    switch (prediction.verdict) {
      case "completes":
        return [];
      case "unknown":
        return [unknown(`Whether a rollout completes is not known, because ${prediction.reasons.join(", and ")}.`)];
      case "stalls":
        return [stalled(service, request, prediction, works)];
    }
  }
});
function stalled(service, request, { why, event }, works) {
  const { minimumHealthy, maximum } = inForce(service);
  const evidence = [`desired count ${service.desiredCount}, minimum ${minimumHealthy} %, maximum ${maximum} %`, event];
  if (works === null) return problem(`A rollout never ends, whatever the percents. ${why}`, { evidence });
  return problem(`A rollout never ends. ${why}`, { evidence, fix: [percentsCommand(service, request, works)] });
}
function percentsCommand(service, request, { minimumHealthy, maximum }) {
  const changes = { minimumHealthyPercent: minimumHealthy, maximumPercent: maximum };
  const rebalances = service.availabilityZoneRebalancing === "ENABLED" && maximum <= 100;
  return configurationCommand(service, request, changes, rebalances ? disableRebalancing : {});
}
var disableRebalancing = { "availability-zone-rebalancing": "DISABLED" };
function configurationCommand({ name, deploymentConfiguration }, { cluster, region: region2 }, changes, options = {}) {
  const configuration = JSON.stringify({ ...deploymentConfiguration, ...changes });
  const service = { cluster, service: name, "deployment-configuration": configuration };
  return awsCommand("ecs update-service", { ...service, ...options, region: region2 });
}
function inForce(service) {
  return percentsOf(service.deploymentConfiguration, service.schedulingStrategy);
}
function rolloutWith(service, rollout) {
  const percents = inForce(service);
  const { minimumHealthy: minimumHealthyPercent, maximum: maximumPercent } = percents;
  const request = { minimumHealthyPercent, maximumPercent, exclusive: false };
  const { prediction, percentsThatWork } = choosePercents(rollout, request, percents);
  return { prediction, works: percentsThatWork };
}
var breaker = check({
  id: "SV-BREAKER",
  area: area8,
  title: "ECS gives up a failing deployment and rolls it back by itself",
  reads: ["service", "request"],
  rule: ({ service, request }) => {
    if (service === null) return [unknown("There is no service.")];
    const { enable, rollback } = circuitBreakerOf(service.deploymentConfiguration);
    const { deploymentCircuitBreaker: asItIs } = service.deploymentConfiguration;
    const deploymentCircuitBreaker = { ...asObject(asItIs), enable: true, rollback: true };
    const shown = {
      evidence: [`circuit breaker enable ${enable}, rollback ${rollback}`],
      fix: [configurationCommand(service, request, { deploymentCircuitBreaker })]
    };
    return [
      ...enable ? [] : [warning("The circuit breaker is off: a deployment whose tasks keep dying never ends.", shown)],
      ...enable && !rollback ? [warning("The circuit breaker stops a failing deployment, but does not roll it back.", shown)] : [],
      ...service.deployments.some(({ rolloutState }) => rolloutState === "COMPLETED") ? [] : [
        warning(
          "No deployment of this service has completed yet, so there is nothing that ECS could roll back to."
        )
      ]
    ];
  }
});
var zones = check({
  id: "SV-AZ",
  area: area8,
  title: "Availability Zone rebalancing goes with the maximum percent",
  reads: ["service", "request"],
  rule: ({ service, request: { cluster, region: region2 } }) => {
    if (service === null) return [unknown("There is no service.")];
    const { maximum } = inForce(service);
    if (service.availabilityZoneRebalancing !== "ENABLED" || maximum > 100) return [];
    const options = { cluster, service: service.name, "availability-zone-rebalancing": "DISABLED", region: region2 };
    const evidence = [`availabilityZoneRebalancing ENABLED, maximumPercent ${maximum}`];
    const message = `ECS refuses Availability Zone rebalancing with a maximum of ${maximum} %: the next UpdateService fails.`;
    return [problem(message, { evidence, fix: [awsCommand("ecs update-service", options)] })];
  }
});
var flight = check({
  id: "SV-FLIGHT",
  area: area8,
  title: "No deployment is under way",
  reads: ["service", "request"],
  rule: ({ service, request }) => {
    const running = service?.deployments.find(({ rolloutState }) => rolloutState === "IN_PROGRESS");
    if (service === null || running === void 0) return olderDeployments(service);
    return [inFlight(service, running, request)];
  }
});
function olderDeployments(service) {
  if (service === null) return [unknown("There is no service.")];
  const older = service.deployments.filter(({ status, runningCount }) => status !== "PRIMARY" && runningCount > 0);
  return older.map(
    ({ id, runningCount }) => warning(`The older deployment ${id} still has tasks.`, { evidence: [`${id}: ${runningCount} running`] })
  );
}
function inFlight(service, { id, createdAt }, { cluster, region: region2, waitMinutes, now }) {
  const since = new Date(1e3 * createdAt).toISOString();
  const evidence = [`${id} IN_PROGRESS since ${since}`];
  if (now - createdAt <= 60 * waitMinutes) {
    const fix2 = [awsCommand("ecs wait services-stable", { cluster, services: service.name, region: region2 })];
    return warning(`The deployment ${id} is under way: a new one replaces it.`, { evidence, fix: fix2 });
  }
  const arn = service.currentServiceDeployment;
  const options = arn === null ? void 0 : { "service-deployment-arn": arn, "stop-type": "ROLLBACK", region: region2 };
  const fix = options === void 0 ? [] : [awsCommand("ecs stop-service-deployment", options)];
  return problem(`The deployment ${id} has been under way for longer than a deploy waits (${waitMinutes} min).`, {
    evidence,
    fix
  });
}
var zero = check({
  id: "SV-ZERO",
  area: area8,
  title: "The service wants at least one task",
  reads: ["service", "request"],
  rule: ({ service, request: { cluster, region: region2 } }) => {
    if (service === null) return [unknown("There is no service.")];
    if (service.desiredCount > 0 || service.schedulingStrategy === "DAEMON") return [];
    const options = { cluster, service: service.name, "desired-count": 1, region: region2 };
    const message = 'The desired count is 0: a deploy "succeeds" without a single task, so nothing is proven.';
    return [warning(message, { evidence: ["desiredCount 0"], fix: [awsCommand("ecs update-service", options)] })];
  }
});
var scale = check({
  id: "SV-SCALE",
  area: area8,
  title: "Auto scaling is not suspended, and its limits hold the desired count",
  reads: ["service", "scalableTarget", "request"],
  rule: ({ service, scalableTarget: target, request }) => {
    if (service === null || target === null) return [];
    const { minimum, maximum, suspended } = target;
    const outside = service.desiredCount < minimum || service.desiredCount > maximum;
    const evidence = [`desired ${service.desiredCount}, minimum ${minimum}, maximum ${maximum}`];
    return [
      ...suspended.length === 0 ? [] : [
        warning(`Auto scaling is suspended: ${suspended.join(", ")}.`, {
          evidence: suspended,
          fix: [resumeCommand(service, request)]
        })
      ],
      ...outside ? [warning("The desired count is outside of what auto scaling allows, so it changes the count.", { evidence })] : []
    ];
  }
});
function resumeCommand({ name }, { cluster, region: region2 }) {
  return awsCommand("application-autoscaling register-scalable-target", {
    "service-namespace": "ecs",
    "scalable-dimension": "ecs:service:DesiredCount",
    "resource-id": `service/${cluster}/${name}`,
    "suspended-state": "DynamicScalingInSuspended=false,DynamicScalingOutSuspended=false,ScheduledScalingSuspended=false",
    region: region2
  });
}
var time = check({
  id: "SV-TIME",
  area: area8,
  title: "A rollout takes less time than a deploy waits",
  reads: ["service", "rollout", "request"],
  readsToo: ["targetGroups"],
  rule: ({ service, rollout, request: { waitMinutes, region: region2 }, targetGroups = [] }) => {
    if (service === null) return [unknown("There is no service to roll.")];
    const { prediction } = rolloutWith(service, rollout);
    if (prediction.verdict !== "completes")
      return [unknown("Without a prediction that completes nobody knows how long it takes.")];
    const minutes = Math.ceil(prediction.finish.expected / 60);
    if (minutes <= waitMinutes) return [];
    const slow = targetGroups.filter(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds > 30);
    const fix = slow.map(({ arn }) => drainCommand(arn, region2));
    const message = `A rollout takes about ${minutes} min, and a deploy waits for ${waitMinutes} min.`;
    return [warning(message, { evidence: [`expected ${prediction.finish.expected} s`], fix })];
  }
});
function drainCommand(arn, region2) {
  const attributes2 = "Key=deregistration_delay.timeout_seconds,Value=30";
  return awsCommand("elbv2 modify-target-group-attributes", { "target-group-arn": arn, attributes: attributes2, region: region2 });
}
var balancedPort = check({
  id: "SV-LBPORT",
  area: area8,
  title: "The container and port that the load balancer sends to are in the task definition",
  reads: ["service", "taskDefinition"],
  rule: ({ service, taskDefinition: { containers } }) => (service?.loadBalancers ?? []).filter(({ containerName, containerPort }) => !mapsPort(containers, containerName, containerPort)).map(
    ({ containerName, containerPort }) => problem(
      `The service's load balancer sends to ${containerName}:${containerPort}, which the task definition does not map: ECS refuses it.`,
      {
        evidence: containers.flatMap(
          ({ name, portMappings }) => portMappings.map((port2) => `${name} maps ${port2.containerPort}`)
        )
      }
    )
  )
});
function mapsPort(containers, name, port2) {
  const container = containers.find((each) => each.name === name);
  return container?.portMappings.some(({ containerPort }) => containerPort === port2) === true;
}
var memorySeconds = 3600;
var history = check({
  id: "SV-HIST",
  area: area8,
  title: "No task of the service has failed lately",
  reads: ["service", "stoppedTasks", "request"],
  readsToo: ["stoppedTaskLines"],
  rule: ({ service, stoppedTasks: tasks2, request: { now } }) => {
    const events = (service?.events ?? []).filter(({ createdAt }) => now - createdAt <= memorySeconds);
    const oldestFirst = [...events].reverse();
    const { cause, groups } = explainFailure({ tasks: tasks2, events: oldestFirst, targets: [], breaker: null, unread: [] });
    if (cause === null) return [];
    const evidence = groups.map(
      ({ count, reason, containers }) => `${count} stopped: ${[reason, ...containers].join("; ")}`
    );
    return [warning(`Within the last hour: ${cause.sentence} ${cause.fix}`, { evidence })];
  }
});
var serviceChecks = [state2, stall, breaker, zones, flight, zero, scale, time, balancedPort, history];

// src/doctor/checks/fargate-sizes.ts
var ranges = {
  512: { least: 1, most: 4, step: 1 },
  1024: { least: 2, most: 8, step: 1 },
  2048: { least: 4, most: 16, step: 1 },
  4096: { least: 8, most: 30, step: 1 },
  8192: { least: 16, most: 60, step: 4 },
  16384: { least: 32, most: 120, step: 8 }
};
function fargateSizeProblem(cpu, memory2) {
  if (cpu === null || memory2 === null) return "Fargate needs cpu and memory of the whole task.";
  if (cpu === 256) {
    return [512, 1024, 2048].includes(memory2) ? void 0 : "Fargate gives 256 CPU units 512, 1024 or 2048 MiB.";
  }
  const range = ranges[cpu];
  if (range === void 0) return "Fargate has 256, 512, 1024, 2048, 4096, 8192 or 16384 CPU units.";
  const { least, most, step } = range;
  const gibibytes = memory2 / 1024;
  const fits = gibibytes >= least && gibibytes <= most && (gibibytes - least) % step === 0;
  return fits ? void 0 : `Fargate gives ${cpu} CPU units ${least} to ${most} GiB in steps of ${step} GiB.`;
}

// src/doctor/checks/task-definition.ts
var area9 = "task definition";
var logs = check({
  id: "TD-LOG",
  area: area9,
  title: "Every container has a log that outlives it",
  reads: ["taskDefinition", "request"],
  readsToo: ["logGroups"],
  rule: ({ taskDefinition, request, logGroups = [] }) => taskDefinition.containers.flatMap((container) => {
    const group = container.log?.options["awslogs-group"];
    const isMissing = logGroups.some(({ name, exists }) => name === group && !exists);
    return [
      ...logSettings(taskDefinition, container, request.region),
      ...isMissing && group !== void 0 ? missingGroup(container, group, request.region) : []
    ];
  })
});
function logSettings(definition, container, region2) {
  const { name, log } = container;
  if (log === null) {
    const logging = `{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/${definition.family}","awslogs-region":"${region2}","awslogs-stream-prefix":"ecs","awslogs-create-group":"true"}}`;
    const message = `The container ${name} has no logConfiguration: what it prints before it dies is lost.`;
    return [
      warning(message, { fix: taskDefinitionEdit(definition, `${containerPath(name)}.logConfiguration = ${logging}`) })
    ];
  }
  if (log.driver !== "awslogs") return [];
  const needed = [
    "awslogs-group",
    "awslogs-region",
    ...definition.launch === "fargate" ? ["awslogs-stream-prefix"] : []
  ];
  const missing = needed.filter((option) => (log.options[option] ?? "") === "");
  return missing.length === 0 ? [] : [problem(`The container ${name} logs with awslogs, but its options lack ${missing.join(", ")}.`)];
}
function missingGroup({ name, log }, group, region2) {
  if (log?.options["awslogs-create-group"] === "true") return [];
  const fix = [
    awsCommand("logs create-log-group", { "log-group-name": group, region: log?.options["awslogs-region"] ?? region2 })
  ];
  const message = `The log group ${group} of the container ${name} does not exist, so the task cannot start.`;
  return [problem(message, { evidence: [`log group ${group}: not found`], fix })];
}
var portMode = check({
  id: "TD-PORTMODE",
  area: area9,
  title: "Port mappings fit the network mode",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap((container) => portModeOf(taskDefinition, container))
});
function portModeOf(definition, { name, portMappings }) {
  const { networkMode } = definition;
  if (networkMode === "bridge") return [];
  if (networkMode === "none") {
    if (portMappings.length === 0) return [];
    const fix = taskDefinitionEdit(definition, `del(${containerPath(name)}.portMappings)`);
    return [problem(`The container ${name} maps ports, but the network mode none has none.`, { fix })];
  }
  return portMappings.filter(({ hostPort, containerPort }) => hostPort !== null && hostPort !== 0 && hostPort !== containerPort).map(
    ({ hostPort, containerPort }) => problem(`In the network mode ${networkMode} the host port of ${name} has to be its container port.`, {
      evidence: [`hostPort ${hostPort}, containerPort ${containerPort}`],
      fix: taskDefinitionEdit(definition, `del(${containerPath(name)}.portMappings[].hostPort)`)
    })
  );
}
var reservedPorts = [22, 2375, 2376, 51678, 51679, 51680];
var reserved = check({
  id: "TD-RSV",
  area: area9,
  title: "Host ports are neither reserved nor given twice",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => {
    if (taskDefinition.launch === "fargate" || taskDefinition.networkMode === "awsvpc") return [];
    const ports = hostPortsOf(taskDefinition);
    return [...ports.flatMap(reservedPort), ...duplicates(ports)];
  }
});
function hostPortsOf({ containers, networkMode }) {
  return containers.flatMap(
    ({ name, portMappings }) => portMappings.flatMap(({ hostPort, containerPort, protocol }) => {
      const port2 = networkMode === "host" ? containerPort : hostPort ?? 0;
      return port2 === 0 ? [] : [{ container: name, port: port2, protocol }];
    })
  );
}
function reservedPort({ container, port: port2 }) {
  if (reservedPorts.includes(port2)) {
    return [
      problem(`Host port ${port2} of ${container} is reserved on every container instance, so no task is placed.`)
    ];
  }
  if (port2 < 32768) return [];
  return [
    warning(`Host port ${port2} of ${container} is in the range of dynamic ports, where another task may hold it.`)
  ];
}
function duplicates(ports) {
  return ports.flatMap(({ port: port2, protocol, container }, index) => {
    const first = ports.findIndex((other) => other.port === port2 && other.protocol === protocol);
    if (first === index) return [];
    const message = `Host port ${port2}/${protocol} is mapped twice in one task, so it never starts.`;
    return [problem(message, { evidence: [`${ports[first]?.container ?? ""} and ${container}`] })];
  });
}
var databasePort = check({
  id: "TD-DBPORT",
  area: area9,
  title: "No port of the database is published by the application that dials it",
  story: "database-port",
  reads: ["taskDefinition", "databaseUse"],
  readsToo: ["images"],
  rule: ({ taskDefinition, databaseUse: { containers, port: port2 }, images = [] }) => taskDefinition.containers.filter(({ name }) => containers.includes(name)).flatMap(({ name, portMappings }) => {
    const isMapped = portMappings.some(({ containerPort }) => containerPort === port2);
    const image2 = images.find(({ container }) => container === name)?.found;
    const isExposed = image2?.exposedPorts.includes(port2) === true;
    return isMapped || isExposed ? [publishedDatabasePort(taskDefinition, name, port2, isMapped)] : [];
  })
});
function publishedDatabasePort(definition, name, port2, isMapped) {
  const evidence = [isMapped ? `${name} maps port ${port2}` : `the image of ${name} EXPOSEs ${port2}`];
  const truth = `EXPOSE and a mapping of ${port2} serve incoming traffic only. Outgoing connections to the database need neither, nor an open port on the host.`;
  if (!isMapped) return warning(`${truth} The line does nothing for ${name}.`, { evidence });
  const path = `${containerPath(name)}.portMappings`;
  const fix = taskDefinitionEdit(definition, `${path} |= map(select(.containerPort != ${port2}))`);
  return warning(`${truth} This mapping only occupies a host port.`, { evidence, fix });
}
var fargateSize = check({
  id: "TD-FARGATE",
  area: area9,
  title: "The size of the task is one that Fargate has",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition: { launch, cpu, memory: memory2 } }) => {
    const why = launch === "fargate" ? fargateSizeProblem(cpu, memory2) : void 0;
    return why === void 0 ? [] : [problem(why, { evidence: [`cpu ${cpu ?? "-"}, memory ${memory2 ?? "-"}`] })];
  }
});
var memory = check({
  id: "TD-MEM",
  area: area9,
  title: "Every container has memory, within that of its task",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap((container) => memoryOf(taskDefinition, container))
});
function memoryOf({ memory: ofTask }, container) {
  const { name, memory: limit, memoryReservation: reservation } = container;
  const evidence = [
    `task ${ofTask ?? "-"}, ${name} memory ${limit ?? "-"}, memoryReservation ${reservation ?? "-"} MiB`
  ];
  if (ofTask === null && limit === null && reservation === null) {
    return [
      problem(`Neither the task nor the container ${name} says how much memory it gets, so ECS refuses it.`, {
        evidence
      })
    ];
  }
  if (ofTask !== null && Math.max(limit ?? 0, reservation ?? 0) > ofTask) {
    return [problem(`The container ${name} asks for more memory than its task has.`, { evidence })];
  }
  if (limit === null || reservation === null || reservation <= limit) return [];
  return [problem(`The container ${name} reserves more memory than its limit.`, { evidence })];
}
var essential = check({
  id: "TD-ESS",
  area: area9,
  title: "The containers that a task stands and falls with are the right ones",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => [
    ...noneEssential(taskDefinition),
    ...taskDefinition.containers.flatMap((each) => [...oneShot(taskDefinition, each), ...waits(taskDefinition, each)])
  ]
});
function noneEssential({ containers }) {
  if (containers.some((container) => container.essential)) return [];
  return [problem("No container is essential, so ECS refuses the task definition.")];
}
var oneShotWords = /\b(migrat\w*|seed\w*|init)\b/i;
function oneShot(definition, container) {
  const { name, command, essential: isEssential } = container;
  const isAlone = definition.containers.length === 1;
  if (!isEssential || isAlone || !oneShotWords.test(name.replaceAll(/[-_]/g, " "))) return [];
  const message = `The container ${name} looks like one that does its work and ends, but it is essential: the whole task stops with it.`;
  const fix = taskDefinitionEdit(definition, `${containerPath(name)}.essential = false`);
  return [warning(message, { evidence: [`${name}: essential, command of ${command.length} words`], fix })];
}
function waits({ containers }, { name, dependsOn }) {
  return dependsOn.filter(({ condition }) => condition === "HEALTHY").filter((each) => !containers.some((other) => other.name === each.container && other.healthCheck !== null)).map(
    ({ container }) => problem(
      `${name} waits until ${container} is HEALTHY, but ${container} has no healthCheck, so the task never starts.`
    )
  );
}
var secretAddress = /dsn$|webhook/i;
function isSecret({ name, holdsCredentials }) {
  return holdsCredentials || secretAddress.test(name) || speaksOfSecret(name) && !speaksOfPublic(name);
}
var plainSecrets = check({
  id: "TD-PLAIN",
  area: area9,
  title: "No entry of the environment is a secret, as far as names and URLs tell",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.flatMap(
    (container) => container.environment.filter(isSecret).map(
      ({ name, holdsCredentials }) => warning(
        `${name} of ${container.name} stands in plain text (value hidden): who may read the task definition can read it. Put it into "secrets".`,
        { evidence: [holdsCredentials ? `${name} is a URL with a password` : `the name ${name}`] }
      )
    )
  )
});
var references = check({
  id: "TD-REF",
  area: area9,
  title: "The secrets and parameters that it refers to exist",
  reads: ["taskDefinition"],
  readsToo: ["secretReferences"],
  rule: ({ taskDefinition, secretReferences = [] }) => [
    ...withoutExecutionRole(taskDefinition),
    ...secretReferences.filter(({ state: state3 }) => state3 !== "there").map(
      ({ container, name, valueFrom, store, state: state3 }) => problem(
        `${name} of ${container} comes from a ${storeText(store)} that ${stateText2(state3)}, so the task cannot start.`,
        {
          evidence: [`${name} from ${valueFrom}: ${state3}`],
          fix: state3 === "deleted" ? [
            awsCommand("secretsmanager restore-secret", {
              "secret-id": secretArn(valueFrom),
              region: taskDefinition.region
            })
          ] : []
        }
      )
    )
  ]
});
function withoutExecutionRole({ containers, executionRole }) {
  const names = containers.flatMap(({ secrets }) => secrets.map(({ name }) => name));
  if (executionRole !== null || names.length === 0) return [];
  return [problem("The task definition has secrets, but no execution role to read them with.", { evidence: names })];
}
function storeText(store) {
  return store === "ssm" ? "parameter" : "secret";
}
function stateText2(state3) {
  return state3 === "deleted" ? "is scheduled for deletion" : "does not exist";
}
function secretArn(valueFrom) {
  return valueFrom.split(":").slice(0, 7).join(":");
}
var health2 = check({
  id: "TD-HC",
  area: area9,
  title: "Health checks are within their limits, and the grace period covers the start",
  reads: ["taskDefinition", "request"],
  readsToo: ["service", "images"],
  rule: ({ taskDefinition, request, service = null, images = [] }) => [
    ...taskDefinition.containers.flatMap(healthLimits),
    ...service === null ? [] : gracePeriod(taskDefinition, service, request),
    ...images.flatMap(({ container, found: found2 }) => ignoredHealthCheck(taskDefinition, container, found2?.hasHealthCheck))
  ]
});
var limits = { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] };
function healthLimits({ name, healthCheck }) {
  if (healthCheck === null) return [];
  const members = ["interval", "timeout", "retries", "startPeriod"];
  return members.filter((member) => healthCheck[member] < limits[member][0] || healthCheck[member] > limits[member][1]).map(
    (member) => problem(
      `The health check of ${name} has a ${member} outside of ${limits[member].join(" to ")}, so ECS refuses it.`,
      {
        evidence: [`${member} ${healthCheck[member]}`]
      }
    )
  );
}
function gracePeriod({ containers }, service, { cluster, service: name, region: region2 }) {
  const { healthCheckGracePeriod: grace, loadBalanced } = service;
  const needs = containers.map(
    ({ healthCheck }) => healthCheck === null ? 0 : healthCheck.startPeriod + healthCheck.retries * healthCheck.interval
  );
  const needed = Math.max(loadBalanced ? 60 : 0, ...needs);
  if (needed === 0 || grace >= Math.max(1, ...needs)) return [];
  const options = { cluster, service: name, "health-check-grace-period-seconds": needed, region: region2 };
  const message = `The health check grace period is ${grace} s, and a start may take ${needed} s until it is judged: a slow start is stopped as unhealthy.`;
  return [
    warning(message, {
      evidence: [`grace ${grace} s, needs ${needed} s`],
      fix: [awsCommand("ecs update-service", options)]
    })
  ];
}
function ignoredHealthCheck({ containers }, name, imageHasOne) {
  const container = containers.find((each) => each.name === name);
  if (imageHasOne !== true || container === void 0 || container.healthCheck !== null) return [];
  return [
    warning(`The image of ${name} has a HEALTHCHECK, which ECS ignores: give the container a healthCheck as well.`)
  ];
}
var stopTimeout = check({
  id: "TD-STOP",
  area: area9,
  title: "Containers get the time to stop that they ask for",
  reads: ["taskDefinition", "targetGroups"],
  rule: ({ taskDefinition, targetGroups }) => {
    const delay = Math.min(...targetGroups.map(({ deregistrationDelaySeconds }) => deregistrationDelaySeconds));
    return taskDefinition.containers.flatMap((container) => stopTimeoutOf(taskDefinition, container, delay));
  }
});
function stopTimeoutOf(definition, { name, stopTimeout: seconds }, delay) {
  if (seconds === null) return [];
  const evidence = [`${name} stopTimeout ${seconds} s`];
  if (definition.launch === "fargate" && seconds > 120) {
    const fix = taskDefinitionEdit(definition, `${containerPath(name)}.stopTimeout = 120`);
    return [problem(`Fargate gives a container 120 s to stop at most.`, { evidence, fix })];
  }
  if (seconds <= delay) return [];
  return [
    warning(`The container ${name} may take longer to stop than its targets keep their connections (${delay} s).`, {
      evidence
    })
  ];
}
var readonlyRoot = check({
  id: "TD-ROOT",
  area: area9,
  title: "Containers with a read-only root can write where they must",
  reads: ["taskDefinition"],
  rule: ({ taskDefinition }) => taskDefinition.containers.filter(({ readonlyRootFilesystem }) => readonlyRootFilesystem).flatMap(({ name, mountPoints }) => [
    ...taskDefinition.execEnabled ? [problem(`ECS Exec is enabled, but cannot work in ${name}: its root file system is read-only.`)] : [],
    ...mountPoints.some(({ readOnly }) => !readOnly) ? [] : [
      warning(
        `The container ${name} can write nowhere: its root file system is read-only, and it mounts nothing writable.`
      )
    ]
  ])
});
var noNetwork = check({
  id: "TD-NET0",
  area: area9,
  title: "What dials a database has a network",
  reads: ["taskDefinition", "databaseUse"],
  rule: ({ taskDefinition, databaseUse }) => taskDefinition.containers.filter(({ name }) => databaseUse.containers.includes(name)).flatMap(({ name, disableNetworking, dnsServers }) => {
    const evidence = [`${databaseUse.entry} names ${databaseUse.host}:${databaseUse.port}`];
    if (taskDefinition.networkMode === "none" || disableNetworking) {
      return [problem(`The container ${name} has no network, so it cannot reach its database.`, { evidence })];
    }
    if (dnsServers.length === 0) return [];
    return [
      warning(`The container ${name} asks DNS servers of its own, of which nothing is known here.`, {
        evidence: dnsServers
      })
    ];
  })
});
var metadata = check({
  id: "TD-IMDS",
  area: area9,
  title: "SDKs in the containers find credentials",
  reads: ["taskDefinition", "metadataOptions", "request"],
  rule: ({ taskDefinition: { networkMode, taskRole }, metadataOptions, request: { region: region2 } }) => {
    const unreachable = metadataOptions.filter(({ tokensRequired, hopLimit }) => tokensRequired && hopLimit < 2);
    if (networkMode !== "bridge" || taskRole !== null || unreachable.length === 0) return [];
    const message = "The task has no task role, and from a bridge network the metadata of its instance is one hop too far: an SDK finds no credentials. Give the task definition a taskRoleArn.";
    return [
      warning(message, {
        evidence: unreachable.map((each) => `${each.ec2InstanceId}: HttpTokens required, hop limit ${each.hopLimit}`),
        fix: unreachable.map(
          ({ ec2InstanceId }) => awsCommand("ec2 modify-instance-metadata-options", {
            "instance-id": ec2InstanceId,
            "http-put-response-hop-limit": 2,
            region: region2
          })
        )
      })
    ];
  }
});
var taskDefinitionChecks = [
  logs,
  portMode,
  reserved,
  databasePort,
  fargateSize,
  memory,
  essential,
  plainSecrets,
  references,
  health2,
  stopTimeout,
  readonlyRoot,
  noNetwork,
  metadata
];

// src/doctor/fact-actions.ts
var tasks = ["ecs:ListTasks", "ecs:DescribeTasks"];
var instances = ["ecs:ListContainerInstances", "ecs:DescribeContainerInstances"];
var hosts = ["ec2:DescribeInstances", "autoscaling:DescribeAutoScalingGroups"];
var databases = [
  "rds:DescribeDBInstances",
  "rds:DescribeDBClusters",
  "rds:DescribeDBProxies",
  "rds:DescribeDBProxyEndpoints",
  "rds:DescribeDBProxyTargets"
];
var simulation = ["iam:SimulatePrincipalPolicy"];
var factActions = {
  request: [],
  signIn: ["sts:GetCallerIdentity"],
  caller: ["sts:GetCallerIdentity"],
  credentials: [],
  callerTrust: ["iam:GetRole"],
  callerAccess: simulation,
  passAccess: simulation,
  roles: ["iam:GetRole"],
  executionAccess: [...simulation, "iam:GetInstanceProfile"],
  tagging: ["ecs:ListAccountSettings", ...simulation],
  repositories: ["ecr:DescribeRepositories"],
  images: ["ecr:DescribeImages", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
  runningImages: [...tasks, "ecr:DescribeImages"],
  taskDefinition: ["ecs:DescribeTaskDefinition"],
  logGroups: ["logs:DescribeLogGroups"],
  secretReferences: ["secretsmanager:DescribeSecret", "ssm:DescribeParameters"],
  cluster: ["ecs:DescribeClusters"],
  instances,
  metadataOptions: [...instances, "ec2:DescribeInstances"],
  subnets: ["ecs:DescribeServices", "ec2:DescribeSubnets"],
  capacityProviders: ["ecs:DescribeCapacityProviders", "autoscaling:DescribeAutoScalingGroups"],
  service: ["ecs:DescribeServices"],
  stoppedTasks: tasks,
  stoppedTaskLines: ["logs:GetLogEvents"],
  rollout: ["ecs:DescribeServices", "ecs:DescribeTaskDefinition", ...tasks, ...instances],
  scalableTarget: ["application-autoscaling:DescribeScalableTargets"],
  targetGroups: [
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetHealth",
    "elasticloadbalancing:DescribeLoadBalancers"
  ],
  listeners: ["elasticloadbalancing:DescribeListeners"],
  taskNetwork: [...hosts, "ec2:DescribeSubnets"],
  database: databases,
  forcedEncryption: [...databases, "rds:DescribeDBParameters", "rds:DescribeDBClusterParameters"],
  databaseOpenRules: ["rds:DescribeDBInstances", "ec2:DescribeSecurityGroupRules"],
  databaseUse: ["ecs:DescribeTaskDefinition"],
  network: [
    "ec2:DescribeVpcs",
    "ec2:DescribeSubnets",
    "ec2:DescribeRouteTables",
    "ec2:DescribeNetworkAcls",
    "ec2:DescribeVpcPeeringConnections",
    "ec2:DescribeNatGateways",
    "ec2:DescribeVpcBlockPublicAccessOptions",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSecurityGroupRules",
    "ec2:GetManagedPrefixListEntries"
  ],
  taskPlaces: ["ecs:DescribeServices", "ecs:DescribeTaskDefinition", ...instances, ...hosts],
  databaseNetwork: databases,
  databaseInterface: [...databases, "ec2:DescribeNetworkInterfaces"],
  vpcDns: ["ec2:DescribeVpcs", "ec2:DescribeVpcAttribute", "ec2:DescribeDhcpOptions"],
  vpcEndpoints: ["ec2:DescribeVpcEndpoints"],
  staleRules: ["ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups"],
  balancers: ["elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeLoadBalancers"],
  interfaceUse: [...instances, "ec2:DescribeInstances", "ec2:DescribeInstanceTypes"],
  probes: []
};

// src/doctor/checks.ts
var checks = [
  ...identityChecks,
  ...permissionChecks,
  ...registryChecks,
  ...taskDefinitionChecks,
  ...clusterChecks,
  ...serviceChecks,
  ...databaseChecks,
  ...loadBalancerChecks,
  ...outsideChecks
];
function examine(facts, chosen = checks) {
  return chosen.flatMap((each) => each.judge(facts));
}
function countFindings(findings) {
  const count = (status) => findings.filter((finding) => finding.status === status).length;
  return { problem: count("problem"), warning: count("warning"), skipped: count("skipped"), ok: count("ok") };
}

export {
  checks,
  examine,
  countFindings
};
