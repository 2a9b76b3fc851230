package whole_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/internal/whole"
)

func Example() {
	text, err := whole.Read(context.Background(), strings.NewReader("lon,lat\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	again, err := fs.ReadFile(whole.File("a.csv", text), "a.csv")
	fmt.Printf("%q %v\n", again, err)
	// Output: "lon,lat\n" <nil>
}

// TestFile opens the one file there is and no other.
func TestFile(t *testing.T) {
	files := whole.File("a.csv", []byte("lon,lat\n"))
	if _, err := files.Open("b.csv"); err == nil {
		t.Error("another file is there")
	}
	file, err := files.Open("a.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.Size() != 8 || info.Name() != "a.csv" {
		t.Errorf("%v %v", info, err)
	}
}
