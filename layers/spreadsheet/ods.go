package spreadsheet

import (
	"errors"
	"io"
	"io/fs"
)

// ods is an OpenDocument spreadsheet: ISO 26300, part 1.
type ods struct{ parts fs.FS }

const odsContent = "content.xml"

// openODS reads the list of sheets, which are all in one part.
func openODS(parts fs.FS) (*book, error) {
	b := &book{parts: parts}
	hidden := map[string]bool{}
	var styles []string
	err := part(parts, odsContent, func(s *scanner) error {
		within := ""
		return odsTables(s, func() error {
			switch string(s.name) {
			case "style":
				within = string(s.attribute("name"))
			case "table-properties":
				if string(s.attribute("display")) == "false" && len(hidden) < 1<<16 {
					hidden[within] = true
				}
			}
			return nil
		}, func(n int) error {
			b.sheets = append(b.sheets, sheet{name: string(s.attributeOf("table", "name")), part: odsContent, number: n})
			styles = append(styles, string(s.attribute("style-name")))
			return s.pass()
		})
	})
	for i := range b.sheets {
		b.sheets[i].hidden = hidden[styles[i]]
	}
	b.read = ods{parts}.read
	return b, err
}

// odsTables calls table at the start of each sheet, which has to read it to its
// end, and other at the start of each element outside of them.
func odsTables(s *scanner, other func() error, table func(n int) error) error {
	n, spreadsheet, tags := 0, false, false
	for {
		t, err := s.next()
		tags = tags || err == nil && t == startTag
		switch {
		case err != nil && !tags:
			return errors.New("this is no XML; is the file protected by a password?")
		case errors.Is(err, io.EOF) && !spreadsheet:
			return errors.New("this is an OpenDocument file without a spreadsheet in it")
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case t != startTag:
			continue
		}
		switch string(s.name) {
		case "spreadsheet":
			spreadsheet = true
		case "table":
			err = table(n)
			n++
		default:
			err = other()
		}
		if err != nil {
			return err
		}
	}
}

// read reads the cells of a sheet.
func (o ods) read(wanted sheet, hold func(bytes int64) error) (*grid, error) {
	r := &odsReader{g: &grid{hold: hold}}
	err := part(o.parts, odsContent, func(s *scanner) error {
		r.s = s
		return odsTables(s, func() error { return nil }, func(n int) error {
			if n != wanted.number {
				return s.pass()
			}
			return r.table()
		})
	})
	if err != nil {
		return nil, err
	}
	return r.g, r.g.fill(r.merges)
}
