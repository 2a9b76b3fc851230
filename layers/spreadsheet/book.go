package spreadsheet

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// sheet is one of a file's sheets.
type sheet struct {
	name   string
	hidden bool
	// part is the file in the archive, and number which of its tables.
	part   string
	number int
}

// book is what is known of a file before a sheet is read.
type book struct {
	parts  fs.FS
	sheets []sheet
	// read reads the cells of a sheet, of which hold is asked before a row is held.
	read func(s sheet, hold func(bytes int64) error) (*grid, error)
}

// openBook reads the list of the sheets.
func openBook(parts fs.FS) (*book, error) {
	switch {
	case has(parts, "xl/workbook.bin"):
		return nil, errors.New("this is a binary Excel file (.xlsb), which is not read; save it as .xlsx or CSV")
	case has(parts, "content.xml"):
		return openODS(parts)
	case has(parts, "xl/workbook.xml"), has(parts, "_rels/.rels"):
		return openXLSX(parts)
	}
	return nil, errors.New("this is no spreadsheet: the archive has neither xl/workbook.xml nor content.xml")
}

func has(parts fs.FS, name string) bool {
	_, err := fs.Stat(parts, name)
	return err == nil
}

// part scans a file of the archive; errors name it.
func part(parts fs.FS, name string, scan func(*scanner) error) error {
	f, err := parts.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	if err = scan(newScanner(r)); err == nil {
		// The rest tells whether the archive is damaged.
		_, err = io.Copy(io.Discard, r)
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: the file is damaged or cut off", name)
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// choose returns the sheet of a name or number, counted from 1; of several, and
// none named, the first that is not hidden, and a text tells of the others.
func (b *book) choose(asked string) (chosen sheet, told string, err error) {
	var visible []sheet
	for _, s := range b.sheets {
		if s.name == asked && asked != "" {
			return s, "", nil
		}
		if !s.hidden {
			visible = append(visible, s)
		}
	}
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, strings.TrimSpace(asked)) && asked != "" {
			return s, "", nil
		}
	}
	if n, err := strconv.Atoi(asked); err == nil && n >= 1 && n <= len(b.sheets) {
		return b.sheets[n-1], "", nil
	}
	switch {
	case len(b.sheets) == 0:
		return sheet{}, "", errors.New("the file has no sheets with cells")
	case asked != "":
		names := sheetNames(b.sheets)
		return sheet{}, "", fmt.Errorf("sheet: there is no sheet %q%s; the sheets are %s", asked, nearest.Hint(asked, names), quoted(names))
	case len(visible) == 0:
		visible = b.sheets
	}
	if len(visible) > 1 {
		told = fmt.Sprintf("the file has %d sheets; the first, %q, is read; \"sheet\" names another: %s", len(visible), visible[0].name, quoted(sheetNames(visible[1:])))
	}
	return visible[0], told, nil
}

func sheetNames(sheets []sheet) []string {
	var names []string
	for _, s := range sheets {
		names = append(names, s.name)
	}
	return names
}

// quoted lists names, of many only the first.
func quoted(names []string) string {
	const most = 20
	var b strings.Builder
	for i, name := range names {
		switch {
		case i == most:
			return b.String() + ", ..."
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(name))
	}
	return b.String()
}
