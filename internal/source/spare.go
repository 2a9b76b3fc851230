package source

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/layers"
)

// noted is a source of which something is to be told before all else.
type noted struct {
	layers.Source
	notes []string
}

// withNotes adds what is to be told of a source.
func withNotes(s layers.Source, notes ...string) layers.Source {
	if len(notes) == 0 {
		return s
	}
	return noted{s, notes}
}

// Info describes the source.
func (n noted) Info() layers.Info {
	info := n.Source.Info()
	info.Warnings = append(append([]string(nil), n.notes...), info.Warnings...)
	return info
}

// spareOf tells what of a request means nothing for a file of a format, of which
// object is what did not choose it.
func (r Request) spareOf(f format.Format, object string) []string {
	var keys []string
	if object != "" && readerOf(f).single {
		keys = append(keys, "object")
	}
	if r.CSV.Sheet != "" && f == format.Delimited {
		keys = append(keys, "sheet")
	}
	return ignored(keys, "a file of the format "+string(f))
}

// spareOfTable is spareOf for a table, of which kind tells what it is.
func (r Request) spareOfTable(kind, object string) []string {
	var keys []string
	if object != "" {
		keys = append(keys, "object")
	}
	if r.CSV.Sheet != "" && kind != spreadsheetTable {
		keys = append(keys, "sheet")
	}
	if kind == dBaseTable || kind == jsonTable {
		for _, k := range []struct {
			key string
			set bool
		}{{"dialect", r.CSV.Dialect != ""}, {"skip", r.CSV.Skip != 0}, {"header", r.CSV.Headless}} {
			if k.set {
				keys = append(keys, k.key)
			}
		}
	}
	return ignored(keys, kind)
}

// The kinds of tables, as they are called.
const (
	spreadsheetTable = "a spreadsheet"
	dBaseTable       = "a dBase table"
	jsonTable        = "a JSON table"
	textTable        = "a table of text"
)

func ignored(keys []string, of string) []string {
	if len(keys) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s has no effect on %s", strings.Join(keys, ", "), of)}
}
