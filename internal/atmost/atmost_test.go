package atmost_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/atmost"
)

// endless is a device that never ends.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	e.read += len(p)
	return len(p), nil
}

func TestReadStopsAtTheLimit(t *testing.T) {
	device := &endless{}
	var size *atmost.SizeError
	if _, err := atmost.Read(device, "zero", 1000); !errors.As(err, &size) || size.Limit != 1000 || device.read > 2000 {
		t.Errorf("%v after %d bytes", err, device.read)
	}
	for n, fits := range map[int]bool{0: true, 9: true, 10: true, 11: false} {
		data, err := atmost.Read(strings.NewReader(strings.Repeat("x", n)), "x", 10)
		if (err == nil) != fits || fits && len(data) != n {
			t.Errorf("%d bytes: %d, %v", n, len(data), err)
		}
	}
	if _, err := atmost.Read(io.MultiReader(strings.NewReader("x"), failing{}), "x", 10); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("error is %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrNoProgress }

func ExampleReadFile() {
	files := fstest.MapFS{"a.txt": {Data: []byte("12345")}}
	data, err := atmost.ReadFile(files, "a.txt", 5)
	fmt.Println(string(data), err)
	_, err = atmost.ReadFile(files, "a.txt", 4)
	fmt.Println(err)
	// Output:
	// 12345 <nil>
	// a.txt: there are more than 4 bytes, which is refused
}
