package crs

import (
	"bufio"
	"cmp"
	"os"
	"regexp"
	"strings"
	"testing"
)

// ownID is the code that a WKT ends with, before a remark.
var ownID = regexp.MustCompile(`,(ID|AUTHORITY)\["[^]]*\]((,REMARK\["(?:[^"]|"")*"\])?\])$`)

// lossy are codes that PROJ's WKT 1 does not hold: southing and westing axes
// that are left out, and spherical forms that have no name of their own.
var lossy = map[string]bool{
	"EPSG:5513": true, "EPSG:8352": true, "ESRI:102065": true, "EPSG:31300": true,
	"EPSG:5224": true, "EPSG:5515": true, "EPSG:2065": true, "EPSG:8044": true, "EPSG:8045": true,
	"EPSG:3973": true, "EPSG:3974": true, "EPSG:3975": true, "EPSG:9311": true,
	"ESRI:102035": true, "ESRI:102037": true,
}

// TestWKTOfCodes reads systems from WKT alone, their codes taken off, and
// compares them with the systems of those codes. The lines of
// testdata/wkt.tsv, or of the file that CRS_WKT names, hold a code, PROJ's
// number for the kind of WKT (0 and 2: WKT 2 of 2015 and 2019, 4: GDAL's WKT 1,
// 5: ESRI's), or json for PROJJSON, and the text; .ci/check-crs writes both.
func TestWKTOfCodes(t *testing.T) {
	f, err := os.Open(cmp.Or(os.Getenv("CRS_WKT"), "testdata/wkt.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	n, shifts := 0, 0
	for lines.Scan() {
		code, kind, text := fields3(lines.Text())
		s, err := Parse(ownID.ReplaceAllString(text, "$2"))
		if err != nil {
			t.Errorf("%s: %v: %s", code, err, text)
			continue
		}
		known, err := Parse(code)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		n++
		if s.code != "" {
			t.Fatalf("%s: the code was read from the text, so this test shows nothing", code)
		}
		if !agree(s, known) && !(lossy[code] && (kind == "4" || kind == "5")) {
			t.Errorf("%s as WKT kind %s: got %s, want %s", code, kind, s.PROJ(), known.PROJ())
		}
		if sameDatum(s.shift, known.shift) {
			shifts++
		}
	}
	// A datum's name has one set of Helmert values, where codes have those of
	// their own area.
	t.Logf("%d WKTs, %d with the datum shift of their code", n, shifts)
	if n < 150 || shifts < n*3/4 {
		t.Errorf("%d WKTs with %d datum shifts as by code: too few", n, shifts)
	}
}

func fields3(line string) (a, b, c string) {
	a, rest, _ := strings.Cut(line, "\t")
	b, c, _ = strings.Cut(rest, "\t")
	return a, b, c
}
