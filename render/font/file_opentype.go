//go:build !js

package font

import "github.com/seed-898ab921/kartograph/render/font/internal/opentype"

func openFile(file []byte) (opened, error) { return opentype.Open(file) }
