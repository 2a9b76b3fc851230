package font

import "github.com/seed-898ab921/kartograph/internal/beside"

// packedFace returns the table of a face as gen writes it.
func packedFace(name string) ([]byte, error) { return beside.Read(name + ".face") }

// packedOutlines returns the outlines of a face as gen writes them, which a page has
// beside the program; an error where there are none.
func packedOutlines(name string) ([]byte, error) { return beside.Read(name + ".outlines") }
