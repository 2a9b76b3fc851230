package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// hints say what of the command may help with an error of the library, which
// knows no commands and no environment.
func hints(err error) string {
	var unknown *catalogue.UnknownError
	var in *kartograph.Error
	switch {
	case errors.As(err, &unknown):
		return "\n`kartograph projections` lists all projections"
	case errors.Is(err, fs.ErrNotExist) && errors.As(err, &in) && in.Layer != "" && os.Getenv("KARTOGRAPH_DATA") == "":
		return "\n$KARTOGRAPH_DATA can name folders that are searched as well"
	}
	return ""
}
