"""Reads an OpenAPI document from standard input and fails where it breaks the specification."""

import json
import sys

from openapi_spec_validator import OpenAPIV31SpecValidator

errors = list(OpenAPIV31SpecValidator(json.load(sys.stdin)).iter_errors())
for error in errors:
    print(error, file=sys.stderr)
sys.exit(1 if errors else 0)
