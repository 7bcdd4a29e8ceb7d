"""Judges answers of an emulated AWS API by the shapes of botocore's own model of the service.

Reads {"service": NAME, "answers": [{"operation": NAME, "input": {...}, "output": {...}}]} and prints a JSON list of complaints.
An output of the Query protocol is a text of XML. Inputs may be left out; where an operation's are there, the complaints also tell
which of its documented members no input had.
"""

import datetime
import json
import sys
import xml.etree.ElementTree

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


def of_xml(shape, element, path):
    """The value that an element of a Query answer stands for; text that is no such value stays text, and is complained of later."""
    if shape.type_name == "list":
        wanted = shape.member.serialization.get("name", "member")
        wrong = [name_of(child) for child in element if name_of(child) != wanted]
        return wrong[0] if wrong else [of_xml(shape.member, child, path) for child in element]
    if shape.type_name == "structure":
        return of_children(shape, element, path)
    text = element.text or ""
    if shape.type_name == "timestamp":
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
    if shape.type_name in ("integer", "long") and text.lstrip("-").isdigit():
        return int(text)
    if shape.type_name == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def of_children(shape, element, path):
    """A member may have another name on the wire than in the model; one that is in no model keeps its own."""
    names = {member.serialization.get("name", name): name for name, member in shape.members.items()}
    found = {}
    for child in element:
        name = names.get(name_of(child), name_of(child))
        found[name] = of_xml(shape.members.get(name, TEXT), child, path)
    return found


class TEXT:
    type_name = "string"


def name_of(element):
    return element.tag.split("}")[-1]


def check_query(operation, text):
    root = xml.etree.ElementTree.fromstring(text)
    if operation.service_model.protocol == "ec2":
        return check_ec2(operation, root)
    results = [child for child in root if name_of(child) == f"{operation.name}Result"]
    expected = 0 if operation.output_shape is None else 1
    if name_of(root) != f"{operation.name}Response" or len(results) != expected:
        return [f"{operation.name} is answered by {name_of(root)} with {len(results)} results"]
    if operation.output_shape is None:
        return []
    output = of_xml(operation.output_shape, results[0], operation.name)
    return check(operation.output_shape, output, operation.name)


def check_ec2(operation, root):
    """The members stand right in the response, after the id of the request, and an operation without any says that it is done."""
    first, *members = root
    if name_of(root) != f"{operation.name}Response" or name_of(first) != "requestId":
        return [f"{operation.name} is answered by {name_of(root)}, which begins with {name_of(first)}"]
    if operation.output_shape is None:
        return [f"{operation.name} has {name_of(member)}" for member in members if name_of(member) != "return"]
    output = of_children(operation.output_shape, members, operation.name)
    output.pop("return", None)
    return check(operation.output_shape, output, operation.name)


def check_inputs(model, answers):
    """Which members of the inputs are in no model, and which members of the model were in no input."""
    complaints, used, known = [], set(), set()
    for answer in answers:
        if "input" not in answer:
            continue
        shape = model.operation_model(answer["operation"]).input_shape
        complaints += check(shape, answer["input"], f"{answer['operation']}(")
        used |= {f"{answer['operation']}.{name}" for name in answer["input"]}
        known |= {f"{answer['operation']}.{name}" for name in shape.members}
    return complaints + [f"{path} was in no input" for path in sorted(known - used)]


def main():
    request = json.load(sys.stdin)
    model = ServiceModel(Loader().load_service_model(request["service"], "service-2"), request["service"])
    complaints = []
    for answer in request["answers"]:
        operation = model.operation_model(answer["operation"])
        if isinstance(answer["output"], str):
            complaints += check_query(operation, answer["output"])
        elif operation.output_shape is not None:
            complaints += check(operation.output_shape, answer["output"], answer["operation"])
    json.dump(complaints + check_inputs(model, request["answers"]), sys.stdout)


main()
