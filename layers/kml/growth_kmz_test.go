package kml

import (
	"archive/zip"
	"bytes"
	"context"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// kmzOf is a kmz file of a document.
func kmzOf(t testing.TB, text []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("doc.kml")
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FuzzGrowthKMZ is FuzzGrowth of what is packed: of documents, and of archives
// that are spoilt.
func FuzzGrowthKMZ(f *testing.F) {
	growth.Add(f, "<kml><Document><Placemark><name>a</name><Point><coordinates>1,2</coordinates></Point></Placemark></Document></kml>",
		string(kmzOf(f, []byte("<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"))))
	growth.Fuzz(f, func(text []byte) {
		if !bytes.HasPrefix(text, []byte("PK")) {
			text = kmzOf(f, text)
		}
		s, err := Open(fstest.MapFS{"l.kmz": {Data: text}}, "l.kmz", Options{})
		if err != nil {
			return // what is wrong with it is no matter here
		}
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				return
			}
		}
	})
}
