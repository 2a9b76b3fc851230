package dbf

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// ReadTable reads a .dbf file as a table without places, to be joined to
// features by a key. Deleted rows are left out. The warnings tell what was read
// in another way than it stands there; the errors name the file.
func ReadTable(fsys fs.FS, name string, o Options) (s *layers.Schema, records []layers.Record, warnings []string, err error) {
	s, records, warnings, err = readTable(fsys, name, o)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, records, warnings, nil
}

func readTable(fsys fs.FS, name string, o Options) (s *layers.Schema, records []layers.Record, warnings []string, err error) {
	fsys = spend.Whole(fsys)
	e, err := choose(fsys, name, o.Charset)
	if err != nil {
		return nil, nil, nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, nil, err
	}
	defer f.Close()
	h, err := ReadHeader(f)
	if err != nil {
		return nil, nil, nil, err
	}
	s, warnings = h.Columns(e)
	var found tally.Tally
	rows := h.NewReader(f, e, &found)
	for {
		values, live, err := rows.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, nil, err
		}
		if live {
			records = append(records, layers.Record{Schema: s, Values: values})
		}
	}
	if rows.count < h.Rows {
		found.Note(fmt.Sprintf("the header declares %d rows but the file has %d", h.Rows, rows.count))
	}
	told, err := numerals.Table(s, records, numerals.Options{Types: o.Types})
	return s, records, slices.Concat(warnings, found.Lines(), told), err
}

// choose chooses the encoding, for which it may have to read the whole table.
func choose(fsys fs.FS, name, encoding string) (charset.Encoding, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return charset.Encoding{}, err
	}
	defer f.Close()
	h, err := ReadHeader(f)
	if err != nil {
		return charset.Encoding{}, err
	}
	e, _, err := charset.Choose(charset.Hints{
		Config: encoding, Language: h.Language,
		Texts: func(pure bool) (charset.Census, error) { return h.Texts(f, pure) },
	})
	return e, err
}
