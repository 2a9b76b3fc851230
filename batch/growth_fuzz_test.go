package batch

import (
	"context"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "output: ${a}.svg\neach: [{a: 1, b: x}, {a: 2}]\nmatrix: {c: [1, 2]}\nwhen: {or: [{a: 1}]}\nmap: {title: \"${b} $${c}\", layers: {s: {special: sea}}}\n")
	growth.Fuzz(f, func(text []byte) {
		spec, err := Parse("b.yaml", text)
		if err != nil {
			return // what is wrong with it is no matter here
		}
		Plan(context.Background(), spec, Options{}) // nor with its rows
	})
}
