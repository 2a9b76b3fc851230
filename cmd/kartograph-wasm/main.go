//go:build js

// Command kartograph-wasm is Kartograph in a web page, without files and
// databases of its own: it gives the page the object kartograph with
//
//	version                       the version
//	styles                        the finished stylesheets by name
//	draw(config, style, files)    a Promise of {svg, crc, warnings, error}
//
// config and style are texts, and files has a Uint8Array for each name that a
// layer's src may have. error is empty where the map was made, and each of its
// lines begins with the place, map.json:3:7 or style.css:1:5. crc is the CRC-32 of the
// SVG's bytes, to compare them with.
package main

import (
	"bytes"
	"context"
	"fmt"
	"hash/crc32"
	"syscall/js"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/styles"
)

func main() {
	finished := map[string]any{}
	for _, name := range styles.Names() {
		text, _ := styles.Named(name)
		finished[name] = string(text)
	}
	js.Global().Set("kartograph", map[string]any{
		"version": kartograph.Version,
		"styles":  finished,
		"draw":    js.FuncOf(draw),
	})
	select {} // the page calls
}

// draw gives back a Promise at once, and draws as soon as the page waits.
func draw(_ js.Value, args []js.Value) any {
	config, style, files := args[0].String(), args[1].String(), filesOf(args[2])
	var start js.Func
	start = js.FuncOf(func(_ js.Value, promise []js.Value) any {
		go func() {
			defer start.Release()
			promise[0].Invoke(drawn(config, style, files))
		}()
		return nil
	})
	return js.Global().Get("Promise").New(start)
}

// drawn is what draw promises.
func drawn(config, style string, files memory) map[string]any {
	var out bytes.Buffer
	warnings, err := write(&out, config, style, files)
	told := make([]any, len(warnings))
	for i, w := range warnings {
		told[i] = w
	}
	result := map[string]any{"svg": "", "crc": "", "error": "", "warnings": told}
	if err != nil {
		result["error"] = err.Error()
		return result
	}
	result["svg"] = out.String()
	result["crc"] = fmt.Sprintf("%08x", crc32.ChecksumIEEE(out.Bytes()))
	return result
}

// write draws the map and returns its warnings.
func write(out *bytes.Buffer, config, style string, files memory) (warnings []string, err error) {
	cfg, err := kartograph.Parse("map.json", []byte(config))
	if err != nil {
		return nil, err
	}
	sheet, told, err := styles.Parse("style.css", []byte(style))
	if err != nil {
		return nil, err
	}
	for _, w := range told {
		warnings = append(warnings, w.String())
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Files: files, Style: sheet})
	if err != nil {
		return warnings, err
	}
	for _, w := range m.Warnings {
		warnings = append(warnings, w.String())
	}
	_, err = m.Write(out, kartograph.WriteOptions{})
	return warnings, err
}

// filesOf copies the page's files.
func filesOf(object js.Value) memory {
	files := memory{}
	names := js.Global().Get("Object").Call("keys", object)
	for i := range names.Length() {
		name := names.Index(i).String()
		from := object.Get(name)
		data := make([]byte, from.Length())
		js.CopyBytesToGo(data, from)
		files[name] = data
	}
	return files
}
