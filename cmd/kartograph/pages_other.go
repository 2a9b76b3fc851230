//go:build !linux

package main

// forgetPages does nothing: these systems tell otherwise which pages are needed.
func forgetPages() {}
