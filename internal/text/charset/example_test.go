package charset_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

func ExampleLookup() {
	e, err := charset.Lookup("ISO 88591")
	if err != nil {
		fmt.Println(err)
		return
	}
	text, ok := e.Decode([]byte("S\xe3o Tom\xe9"))
	fmt.Println(e.Name(), text, ok)
	// Output: windows-1252 São Tomé true
}

func ExampleChoose() {
	e, warning, err := charset.Choose(charset.Hints{CPG: "bogus", Language: 0xC9})
	fmt.Println(e.Name(), warning != "", err)
	// Output: windows-1251 true <nil>
}
