package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// The files that a map is made from are not written over, by whatever name.
func TestInputsAreSpared(t *testing.T) {
	inFolder(t)
	if err := os.WriteFile("joined.json", []byte(`{"layers": {"towns": {"src": "towns.csv", "data": {"src": "joined.csv", "key": "name", "columns": ["n"]}}}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("joined.csv", []byte("name,n\nGraz,1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Link("towns.csv", "link.csv"); err != nil {
		t.Skip(err)
	}
	for _, c := range [][2]string{{"map.json", "map.json"}, {"map.json -s style.css", "./style.css"}, {"map.json", "towns.csv"}, {"map.json", "link.csv"}, {"joined.json", "joined.csv"}} {
		before, err := os.ReadFile(c[1])
		if err != nil {
			t.Fatal(err)
		}
		status, _, errs := kartographCommand(t, "", append(strings.Fields(c[0]), "-f", "svg", "-o", c[1])...)
		after, err := os.ReadFile(c[1])
		if status != 2 || !strings.Contains(errs, "made from this file") || err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s -o %s: status %d, %s", c[0], c[1], status, errs)
		}
	}
	if err := os.WriteFile("sized-300.svg", []byte(`{"variants": [{"width": 300}], "layers": {"sea": {"special": "sea"}}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := kartographCommand(t, "", "sized-300.svg", "-o", "sized.svg"); status != 2 || !strings.Contains(errs, "its size sized-300.svg would be written over a file that the map is made from") {
		t.Errorf("a further size: status %d, %s", status, errs)
	}
	if _, err := os.Stat("sized.svg"); err == nil {
		t.Error("the first size was written")
	}
	for range 2 { // its own output may be written over
		if status, _, errs := kartographCommand(t, "", "map.json", "-o", "map.svg"); status != 0 {
			t.Errorf("status %d, %s", status, errs)
		}
	}
}

// TestOutputWaitsForSignals holds that nothing is written before a closed pipe is an error like others.
func TestOutputWaitsForSignals(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = read.Close(), write.Close() }()
	ready, wrote := make(chan struct{}), make(chan error, 1)
	o := &output{file: write, ready: ready}
	go func() {
		_, err := o.Write([]byte("map"))
		wrote <- err
	}()
	select {
	case <-wrote:
		t.Fatal("it was written to before signals were asked for")
	case <-time.After(20 * time.Millisecond):
	}
	close(ready)
	if err := <-wrote; err != nil {
		t.Error(err)
	}
	got := make([]byte, 3)
	if _, err := io.ReadFull(read, got); err != nil || string(got) != "map" {
		t.Errorf("%q was written, %v", got, err)
	}
}
