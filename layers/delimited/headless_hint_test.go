package delimited

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A table whose first line is data is told how to say so.
func TestHeadlessHint(t *testing.T) {
	for text, told := range map[string]bool{"1,10.7,59.9\n2,5.3,60.4\n": true, "a,2020,2021\nx,1,2\n": true, "name,east,north\nx,1,2\n": false} {
		_, err := Open(fstest.MapFS{"t.csv": {Data: []byte(text)}}, "t.csv", Options{})
		if err == nil {
			t.Fatalf("%q opens", text)
		}
		if got := strings.Contains(err.Error(), `"header": false`); got != told {
			t.Errorf("%q: %v", text, err)
		}
	}
}
