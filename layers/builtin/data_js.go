package builtin

import "github.com/seed-898ab921/kartograph/internal/beside"

// packed returns a file of maps.
func packed(name string) ([]byte, error) { return beside.Read(name) }
