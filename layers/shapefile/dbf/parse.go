package dbf

import (
	"bytes"
	"errors"
	"io"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// Parse reads a whole table that is in memory, but for the rows that are marked
// as deleted. The encoding is a name, or empty to take it from the language
// byte or the texts. Warnings tell what was passed over, with counts.
func Parse(table []byte, encoding string) (s *layers.Schema, rows []layers.Record, warnings []string, err error) {
	r := bytes.NewReader(table)
	header, err := ReadHeader(r)
	if err != nil {
		return nil, nil, nil, err
	}
	body := table[len(table)-r.Len():]
	e, doubt, err := charset.Choose(charset.Hints{Config: encoding, Language: header.Language, Texts: func(pure bool) (charset.Census, error) {
		return header.Texts(bytes.NewReader(body), pure)
	}})
	if err != nil {
		return nil, nil, nil, err
	}
	schema, warnings := header.Columns(e)
	if doubt != "" {
		warnings = append(warnings, doubt)
	}
	var found tally.Tally
	for reader := header.NewReader(r, e, &found); ; {
		values, live, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return schema, rows, append(warnings, found.Lines()...), nil
		}
		if err != nil {
			return nil, nil, nil, err
		}
		if live {
			rows = append(rows, layers.Record{Schema: schema, Values: values})
		}
	}
}
