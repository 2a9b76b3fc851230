package archive_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/seed-898ab921/kartograph/internal/archive"
)

// packed is a zip archive of names and texts in turn.
func packed(t testing.TB, namesAndTexts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(namesAndTexts); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: namesAndTexts[i], Method: zip.Deflate, NonUTF8: true})
		if err == nil {
			_, err = f.Write([]byte(namesAndTexts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func Example() {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create(`data\towns.csv`)
	fmt.Fprint(f, "name,lon,lat\n")
	w.Close()
	a, err := archive.Open(fstest.MapFS{"a.zip": {Data: b.Bytes()}}, "a.zip", archive.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := fs.ReadFile(a, "data/towns.csv")
	fmt.Printf("%q %q %v\n", a.Names(), text, err)
	// Output: ["data/towns.csv"] "name,lon,lat\n" <nil>
}

func TestNames(t *testing.T) {
	data := packed(t, `dir\a.shp`, "1", "./b.csv", "2", "/c.csv", "3", "../../d.csv", "4", "__MACOSX/._b.csv", "x", "dir/._a.shp", "x",
		"folder/", "", "St\x84dte.csv", "5", "dir/a.shp", "twice", `..\..\..\e.csv`, "6")
	a, err := archive.Open(fstest.MapFS{"a.zip": {Data: data}}, "a.zip", archive.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(a.Names(), " "), "dir/a.shp b.csv c.csv d.csv Städte.csv e.csv"; got != want {
		t.Errorf("names %q, want %q", got, want)
	}
	for i, name := range a.Names() {
		if text, err := fs.ReadFile(a, name); err != nil || string(text) != fmt.Sprint(i+1) {
			t.Errorf("%s: %q, %v", name, text, err)
		}
		if stat, err := fs.Stat(a, name); err != nil || stat.Size() != 1 || stat.IsDir() {
			t.Errorf("%s: %v, %v", name, stat, err)
		}
	}
	if entries, err := fs.ReadDir(a, "dir"); err != nil || len(entries) != 1 || entries[0].Name() != "a.shp" {
		t.Errorf("dir: %v, %v", entries, err)
	}
	if _, err := a.Open("no.csv"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
}

func TestLimits(t *testing.T) {
	data := packed(t, "a.csv", strings.Repeat("0", 1<<20), "b.csv", "small")
	a, err := archive.Open(fstest.MapFS{"a.zip": {Data: data}}, "a.zip", archive.Limits{Unpacked: 1000, Ratio: 10})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Open("a.csv"); err == nil || !strings.Contains(err.Error(), "more than the limit") {
		t.Errorf("a bomb gives %v", err)
	}
	if _, err := fs.ReadFile(a, "b.csv"); err != nil {
		t.Error(err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(packed(f, "a.csv", "lon,lat", `b\c.shp`, "x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := archive.Open(fstest.MapFS{"a.zip": {Data: data}}, "a.zip", archive.Limits{Unpacked: 1 << 20, Ratio: 2})
		if err != nil {
			return
		}
		for _, name := range a.Names() {
			if !fs.ValidPath(name) {
				t.Errorf("name %q", name)
			}
			if text, err := fs.ReadFile(a, name); err == nil && len(text) > max(1<<20, 2*len(data)) {
				t.Errorf("%d bytes of %d", len(text), len(data))
			}
		}
	})
}

// TestChecksumsAreCompared reads members whose bytes are others than their checksums say, packed
// and as they are, to their end and a byte at a time.
func TestChecksumsAreCompared(t *testing.T) {
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		m, err := w.CreateHeader(&zip.FileHeader{Name: "a.txt", Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write([]byte("some text")); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		sum := binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte("some text")))
		bad := bytes.ReplaceAll(b.Bytes(), sum, []byte{1, 2, 3, 4})
		for want, data := range map[error][]byte{nil: b.Bytes(), zip.ErrChecksum: bad} {
			a, err := archive.Open(fstest.MapFS{"a.zip": {Data: data}}, "a.zip", archive.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			for _, by := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader} {
				f, err := a.Open("a.txt")
				if err != nil {
					t.Fatal(err)
				}
				if _, err := io.ReadAll(by(f)); !errors.Is(err, want) {
					t.Errorf("method %d: %v, want %v", method, err, want)
				}
				f.Close()
			}
		}
	}
}

// A file that says that it is packed to more than the archive has may not unpack to as much more.
func TestPackedSizesAreThoseOfTheArchive(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "a.csv", Method: zip.Deflate, CompressedSize64: 1 << 30, UncompressedSize64: 1 << 34})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("few bytes")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := archive.OpenBytes(b.Bytes(), archive.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fs.ReadFile(a, "a.csv"); err == nil || !strings.Contains(err.Error(), "is damaged") {
		t.Errorf("error %v", err)
	}
}
