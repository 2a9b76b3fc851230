package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// file is a document as a reader finds it: by its table of objects.
type file struct {
	trailer string
	objects map[int]string
}

// read reads a document by its table; each object has to be where that says.
func read(t *testing.T, data []byte) file {
	t.Helper()
	text := string(data)
	at := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindStringSubmatch(text)
	if at == nil || !strings.HasPrefix(text, "%PDF-1.7\n") {
		t.Fatalf("no header, or no end: %.20q ... %q", text, text[max(0, len(text)-40):])
	}
	table, _ := strconv.Atoi(at[1])
	lines := strings.Split(text[table:], "\n")
	var n int
	if _, err := fmt.Sscanf(lines[1], "0 %d", &n); lines[0] != "xref" || err != nil {
		t.Fatalf("the table begins with %q", lines[:2])
	}
	f := file{trailer: lines[2+n] + lines[3+n], objects: map[int]string{}}
	for i := 1; i < n; i++ {
		var from int
		if _, err := fmt.Sscanf(lines[2+i], "%d 00000 n ", &from); err != nil || len(lines[2+i]) != 19 {
			t.Fatalf("entry %d is %q", i, lines[2+i])
		}
		head := fmt.Sprintf("%d 0 obj\n", i)
		if !strings.HasPrefix(text[from:], head) {
			t.Fatalf("object %d is not at %d", i, from)
		}
		body := text[from+len(head):]
		f.objects[i] = body[:strings.Index(body, "\nendobj\n")]
	}
	for i, o := range f.objects {
		for _, r := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(dictOf(o), -1) {
			if to, _ := strconv.Atoi(r[1]); f.objects[to] == "" {
				t.Errorf("object %d refers to %s, which is none", i, r[0])
			}
		}
	}
	return f
}

// dictOf is an object without the data of a stream.
func dictOf(object string) string {
	dict, _, _ := strings.Cut(object, "\nstream\n")
	return dict
}

// streamOf is the data of a stream, unpacked.
func streamOf(t *testing.T, object string) string {
	t.Helper()
	dict, data, ok := strings.Cut(object, "\nstream\n")
	length := regexp.MustCompile(`/Length (\d+)`).FindStringSubmatch(dict)
	if !ok || length == nil {
		t.Fatalf("no stream: %.100s", object)
	}
	n, _ := strconv.Atoi(length[1])
	if data[n:] != "\nendstream" {
		t.Fatalf("the stream has not %d bytes", n)
	}
	if !strings.Contains(dict, "/FlateDecode") {
		return data[:n]
	}
	z, err := zlib.NewReader(bytes.NewReader([]byte(data[:n])))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// with lists the objects that have a text in their dictionaries, in order.
func (f file) with(text string) []string {
	var found []string
	for i := 1; i <= len(f.objects); i++ {
		if strings.Contains(dictOf(f.objects[i]), text) {
			found = append(found, f.objects[i])
		}
	}
	return found
}
