package font

import "github.com/seed-898ab921/kartograph/internal/beside"

// packedFace returns the table of a face as gen writes it.
func packedFace(name string) ([]byte, error) { return beside.Read(name + ".face") }
