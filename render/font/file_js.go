//go:build js

package font

import "errors"

// openFile reads no files in a browser, where they would have to be there twice: for the
// page and for the program.
func openFile([]byte) (opened, error) {
	return nil, errors.New("files of fonts are not read in a browser")
}
