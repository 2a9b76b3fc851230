//go:build !js

package builtin

import "embed"

//go:embed data/*.json.gz
var files embed.FS

// packed returns a file of maps.
func packed(name string) ([]byte, error) { return files.ReadFile("data/" + name) }
