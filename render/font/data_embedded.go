//go:build !js

package font

import "embed"

//go:embed data/*.face
var tables embed.FS

// packedFace returns the table of a face as gen writes it.
func packedFace(name string) ([]byte, error) { return tables.ReadFile("data/" + name + ".face") }
