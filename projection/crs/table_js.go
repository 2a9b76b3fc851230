package crs

import "github.com/seed-898ab921/kartograph/internal/beside"

// packedCodes returns the registry as gen/gen.py writes it.
func packedCodes() ([]byte, error) { return beside.Read("codes.txt.gz") }
