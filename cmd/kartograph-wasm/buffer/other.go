//go:build !js

// Command buffer is a part of Kartograph in a web page; it is built with
// GOOS=js GOARCH=wasm, by .ci/playground.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "this program is for web pages: build it with .ci/playground FOLDER")
	os.Exit(2)
}
