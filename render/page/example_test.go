package page_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/render/page"
)

func Example() {
	p := page.Page{Title: "Europe", Lang: "de"}
	var b bytes.Buffer
	for _, write := range []func() error{
		func() error { return p.Begin(&b) },
		func() error { return p.BeginSize(&b, 0) },
		func() error { _, err := b.WriteString(`<svg viewBox="0 0 100 50"></svg>`); return err },
		func() error { return p.EndSize(&b) },
		func() error { return p.End(&b, nil) },
	} {
		if err := write(); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(strings.Contains(b.String(), `<html lang="de">`), strings.Contains(b.String(), "Suchen"))
	// Output: true true
}
