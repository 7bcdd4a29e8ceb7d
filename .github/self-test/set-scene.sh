#!/usr/bin/env bash
# On local-aws: a repository, a cluster with one instance that has room for one task, and a service with a static host port.
set -euo pipefail
aws ecr create-repository --repository-name greeter >/dev/null
aws ecs create-cluster --cluster-name self-test >/dev/null
aws ecs register-container-instance --cluster self-test --total-resources \
  name=CPU,type=INTEGER,integerValue=1024 name=MEMORY,type=INTEGER,integerValue=512 >/dev/null
aws ecs register-task-definition --family greeter --container-definitions '[{
  "name": "greeter", "image": "greeter:none-yet", "memory": 256,
  "portMappings": [{"containerPort": 8080, "hostPort": 18080}],
  "healthCheck": {"command": ["CMD", "node", "-e", "fetch(`http://127.0.0.1:8080`).catch(() => process.exit(1))"], "interval": 5}
}]' >/dev/null
aws ecs create-service --cluster self-test --service-name greeter --task-definition greeter --desired-count 0 >/dev/null
