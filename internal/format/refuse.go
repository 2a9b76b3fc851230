package format

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
)

// sniff looks at the beginning of a file, whatever its name says. An error says
// that it is something else than data; packed that it is a zip archive, as the
// spreadsheets are that somebody has renamed. What cannot be opened is neither: its
// reader tells of it.
func sniff(fsys fs.FS, name string) (packed bool, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	head := make([]byte, headSize)
	n, _ := io.ReadFull(f, head)
	if bytes.HasPrefix(head[:n], []byte("\x1F\x8B")) {
		if n, err = unpackedHead(fsys, name, head); err != nil {
			return false, nil
		}
	}
	return bytes.HasPrefix(head[:n], []byte("PK\x03\x04")), refuseHead(name, head[:n])
}

// unpackedHead reads the beginning of what a file unpacks to.
func unpackedHead(fsys fs.FS, name string, head []byte) (int, error) {
	f, err := gunzip.Open(fsys, name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	n, _ := io.ReadFull(f, head)
	return n, nil
}

// refuseHead tells by the beginning of a file that it is what a download gives
// that went wrong, or of a format that is not read.
func refuseHead(name string, head []byte) error {
	const convert = "; convert it to GeoJSON or a shapefile, for example with ogr2ogr"
	begins := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case isPage(head):
		return fmt.Errorf("%s: this is a web page%s, not data; the download led to a page in place of the file", name, pageTitle(head))
	case begins("\x89PNG\r\n"), begins("\xFF\xD8\xFF"), begins("GIF8"), begins("II*\x00"), begins("MM\x00*"), begins("RIFF") && bytes.Contains(head, []byte("WEBP")):
		return fmt.Errorf("%s: this is a picture, and maps are made of data", name)
	case begins("version https://git-lfs.github.com"):
		return fmt.Errorf("%s: this is only the pointer of a file in Git LFS; get the file itself with \"git lfs pull\"", name)
	case begins("SQLite format 3\x00"):
		return fmt.Errorf("%s: this is a GeoPackage or another SQLite database, which is not read%s", name, convert)
	case begins("%PDF-"):
		return fmt.Errorf("%s: this is a PDF, and maps are made of data", name)
	case begins("Rar!"), begins("7z\xBC\xAF\x27\x1C"), begins("BZh"), begins("\xFD7zXZ\x00"), begins("\x28\xB5\x2F\xFD"):
		return fmt.Errorf("%s: this is an archive of another kind than zip and gzip; unpack it first", name)
	case begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return fmt.Errorf("%s: this is an Excel file of before 2007 (.xls), or one with a password; open it in Excel or LibreOffice and save it as .xlsx, .ods or CSV, without a password", name)
	case bytes.Contains(head, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		return fmt.Errorf("%s: this is an Excel file in XML of 2003; open it in Excel or LibreOffice and save it as .xlsx, .ods or CSV", name)
	case isXML(head):
		return refuseXML(name, head)
	case len(head) > 262 && bytes.Equal(head[257:262], []byte("ustar")):
		return fmt.Errorf("%s: this is a tar archive; unpack it first", name)
	case begins("fgb\x03"), begins("PAR1"):
		return fmt.Errorf("%s: this is FlatGeobuf or Parquet, which is not read%s", name, convert)
	}
	return nil
}

// isPage reports whether a text is HTML.
func isPage(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if !bytes.HasPrefix(text, []byte("<")) {
		return false
	}
	text = bytes.ToLower(text)
	for _, begin := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(text, []byte(begin)) {
			return true
		}
	}
	return bytes.HasPrefix(text, []byte("<!--")) && bytes.Contains(text, []byte("<html"))
}

// pageTitle quotes the title of a page, if the beginning of it has one.
func pageTitle(head []byte) string {
	found := regexp.MustCompile(`(?is)<title[^>]*>([^<]{1,80})`).FindSubmatch(head)
	if found == nil {
		return ""
	}
	title := strings.Join(strings.Fields(html.UnescapeString(strings.ToValidUTF8(string(found[1]), "\uFFFD"))), " ")
	return fmt.Sprintf(" (%q)", title)
}
