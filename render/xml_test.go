package render

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/xmlcheck"
)

// checkXML reads a document as XML; see xmlcheck.Check.
func checkXML(t testing.TB, document []byte) {
	t.Helper()
	if err := xmlcheck.Check(document); err != nil {
		t.Errorf("%v in\n%s", err, document)
	}
}
