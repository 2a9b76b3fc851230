//go:build !js

package crs

import _ "embed" // the table of codes

//go:embed codes.txt.gz
var codesGz []byte

// packedCodes returns the registry as gen/gen.py writes it.
func packedCodes() ([]byte, error) { return codesGz, nil }
