"""Tells which members AWS's own documented examples of an operation always have, and an answer does not.

The AWS CLI brings the examples of its reference along. Reads {"service": NAME, "answers": [{"operation": NAME, "output": {...}}]}
with operations as the CLI calls them, and prints a JSON list of paths such as "describe-vpcs: Vpcs[].CidrBlock".
"""

import json
import pathlib
import re
import sys

import awscli

EXAMPLES = pathlib.Path(awscli.__file__).parent / "examples"


def documents(service, operation):
    """The JSON objects that follow a line `Output::`, each as far as it is indented."""
    text = (EXAMPLES / service / f"{operation}.rst").read_text()
    for block in re.split(r"^Output::?:?\s*$", text, flags=re.M)[1:]:
        try:
            document = json.loads(re.split(r"\n(?=\S)", block)[0])
        except ValueError:
            continue
        if isinstance(document, dict):
            yield document


def paths(value, prefix=""):
    """Every path to a member, and at a list those that all its elements have."""
    if isinstance(value, list):
        found = [paths(element, f"{prefix}[]") for element in value if isinstance(element, dict)]
        return set.intersection(*found) if found else set()
    if not isinstance(value, dict):
        return set()
    inner = [paths(member, f"{prefix}.{name}" if prefix else name) for name, member in value.items()]
    return {f"{prefix}.{name}" if prefix else name for name in value}.union(*inner)


def main():
    request = json.load(sys.stdin)
    missing = []
    for answer in request["answers"]:
        operation = answer["operation"]
        examples = [paths(document) for document in documents(request["service"], operation)]
        always = set.intersection(*examples) if examples else set()
        missing += sorted(f"{operation}: {path}" for path in always - paths(answer["output"]))
        if not examples:
            missing.append(f"{operation}: has no example")
    json.dump(missing, sys.stdout)


main()
