package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// resident is how many bytes of memory a process has, as Linux tells it.
func resident(pid int) int64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	var size, pages int64
	if _, err := fmt.Sscan(string(text), &size, &pages); err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

// processorTime is how long a process has run, as Linux tells it in hundredths
// of seconds.
func processorTime(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	if err != nil || len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11]) // numbers by the format of proc(5)
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// noteQueues notes how long each thread of a process has waited for a processor, as
// Linux tells it in nanoseconds; of a system that does not, nothing.
func noteQueues(pid int, waits map[string]time.Duration) {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	for _, name := range files {
		text, err := os.ReadFile(name)
		var ran, waited, slices int64
		if _, bad := fmt.Sscan(string(text), &ran, &waited, &slices); err == nil && bad == nil {
			waits[name] = time.Duration(waited)
		}
	}
}

// makePipe makes a named pipe, unless it is there.
func makePipe(name string) error {
	if err := syscall.Mkfifo(name, 0o666); err != nil && !os.IsExist(err) {
		return err
	}
	return nil
}
