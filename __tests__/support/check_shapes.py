"""Judges answers of an emulated AWS API by the shapes of botocore's own model of the service.

Reads {"service": NAME, "answers": [{"operation": NAME, "output": {...}}]} and prints a JSON list of complaints.
"""

import json
import sys

from botocore.loaders import Loader
from botocore.model import ServiceModel

SCALARS = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "double": (int, float),
    "float": (int, float),
    "timestamp": (int, float),
}


def check(shape, value, path):
    if shape.type_name == "structure":
        if not isinstance(value, dict):
            return [f"{path} is no structure"]
        return [
            complaint
            for name, member in value.items()
            for complaint in check_member(shape, name, member, f"{path}.{name}")
        ]
    if shape.type_name == "list":
        if not isinstance(value, list):
            return [f"{path} is no list"]
        return [c for index, element in enumerate(value) for c in check(shape.member, element, f"{path}[{index}]")]
    if shape.type_name == "map":
        if not isinstance(value, dict):
            return [f"{path} is no map"]
        return [c for name, element in value.items() for c in check(shape.value, element, f"{path}.{name}")]
    return check_scalar(shape, value, path)


def check_member(shape, name, value, path):
    if name not in shape.members:
        return [f"{path} is not in the model"]
    return check(shape.members[name], value, path)


def check_scalar(shape, value, path):
    expected = SCALARS[shape.type_name]
    if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
        return [f"{path} is {type(value).__name__}, not {shape.type_name}"]
    allowed = getattr(shape, "enum", [])
    return [f"{path} is {value!r}, none of {allowed}"] if allowed and value not in allowed else []


def main():
    request = json.load(sys.stdin)
    model = ServiceModel(Loader().load_service_model(request["service"], "service-2"), request["service"])
    complaints = []
    for answer in request["answers"]:
        operation = model.operation_model(answer["operation"])
        if operation.output_shape is not None:
            complaints += check(operation.output_shape, answer["output"], answer["operation"])
    json.dump(complaints, sys.stdout)


main()
