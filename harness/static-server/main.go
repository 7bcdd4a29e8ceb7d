// A server without any file beside it, for images that have no shell: answers every request on port 8080.
// With the parameter "check" it asks the server on that port instead, and ends with 0 when it answers.
package main

import (
	"fmt"
	"net"
	"os"
	"time"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "check" {
		check()
		return
	}
	listener, err := net.Listen("tcp", ":8080")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("listening on port 8080")
	for {
		connection, err := listener.Accept()
		if err != nil {
			continue
		}
		go answer(connection)
	}
}

func answer(connection net.Conn) {
	defer connection.Close()
	_ = connection.SetDeadline(time.Now().Add(5 * time.Second))
	request := make([]byte, 4096)
	_, _ = connection.Read(request)
	fmt.Fprint(connection, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nhi\n")
}

func check() {
	connection, err := net.DialTimeout("tcp", "127.0.0.1:8080", time.Second)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	connection.Close()
	fmt.Println("it answers")
}
