package gunzip

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

func pack(t *testing.T, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen(t *testing.T) {
	packed := pack(t, []byte("hello"))
	tests := []struct {
		name        string
		data        []byte
		want, fault string
	}{
		{"plain", []byte("hello"), "hello", ""},
		{"empty", nil, "", ""},
		{"one byte", []byte{0x1F}, "\x1F", ""},
		{"packed", packed, "hello", ""},
		{"packed twice over", append(append([]byte{}, packed...), packed...), "hellohello", ""},
		{"cut off", packed[:len(packed)-3], "hello", "unexpected EOF"},
		{"bad header", packed[:5], "", "gzip: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Open(fstest.MapFS{"f": &fstest.MapFile{Data: tt.data}}, "f")
			var got []byte
			if err == nil {
				defer f.Close()
				got, err = io.ReadAll(f)
			}
			if string(got) != tt.want || (err != nil) != (tt.fault != "") || err != nil && !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("got %q, %v; want %q, %q", got, err, tt.want, tt.fault)
			}
		})
	}
	if _, err := Open(fstest.MapFS{}, "f"); err == nil {
		t.Error("a missing file is opened")
	}
}

func TestBomb(t *testing.T) {
	data := pack(t, make([]byte, 1<<20))
	f, err := Open(fstest.MapFS{"f": &fstest.MapFile{Data: data}}, "f")
	if err != nil {
		t.Fatal(err)
	}
	f.(*file).Reader.(*limited).free = 1000
	if n, err := io.Copy(io.Discard, f); err == nil || n > 1<<20 {
		t.Errorf("a bomb gives %d bytes, %v", n, err)
	}
}
