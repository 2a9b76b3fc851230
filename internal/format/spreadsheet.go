package format

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/archive"
)

// inSpreadsheet opens the archive that a spreadsheet is.
func inSpreadsheet(fsys fs.FS, name, object string) (Found, error) {
	parts, err := archive.Open(fsys, name, archive.Limits{})
	if err != nil {
		return Found{}, fmt.Errorf("%s: the file is damaged, or no spreadsheet: %w", name, err)
	}
	return Found{Format: Spreadsheet, Files: parts, Name: name, Object: object, Packed: true}, nil
}

// isSpreadsheet reports by the names of the files in an archive whether it is a
// spreadsheet: of Excel, or of OpenDocument, whose other documents the reader
// tells apart.
func isSpreadsheet(names []string) bool {
	return slices.Contains(names, "xl/workbook.xml") || slices.Contains(names, "xl/workbook.bin") ||
		slices.Contains(names, "content.xml") && slices.Contains(names, "mimetype")
}
