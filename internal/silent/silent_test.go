package silent_test

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/silent"
)

// ExampleAt opens a file and asks what it is; when it is read, it says nothing until it is woken.
func ExampleAt() {
	said := make(chan struct{})
	files := silent.At(fstest.MapFS{"a": {Data: []byte("text")}}, 3, func() { close(said) })
	go func() {
		<-said
		fmt.Println("silence")
		files.Wake()
	}()
	text, err := fs.ReadFile(files, "a")
	fmt.Printf("%s %v %v\n", text, err, files.Spoke())
	// Output:
	// silence
	// text <nil> false
}

// TestEveryOperationCounts reads a folder and a file at an offset before the silence.
func TestEveryOperationCounts(t *testing.T) {
	files := silent.At(fstest.MapFS{"d/a": {Data: []byte("text")}}, 9, t.FailNow)
	if list, err := fs.ReadDir(files, "d"); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := files.Open("none"); err == nil {
		t.Error("a file that is missing opens")
	}
	f, err := files.Open("d/a")
	if err != nil {
		t.Fatal(err)
	}
	if n, err := f.(interface {
		ReadAt([]byte, int64) (int, error)
	}).ReadAt(make([]byte, 2), 1); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if n, err := f.(interface {
		Seek(int64, int) (int64, error)
	}).Seek(2, 0); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if !files.Spoke() {
		t.Error("more than five operations")
	}
}
