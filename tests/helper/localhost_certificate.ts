/**
 * A certificate for `localhost` that nobody vouches for, with its key, for tests alone.
 *
 * @module
 */

/** The certificate, as PEM. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUdkeRolsMmJVoxVFx1ElswDxn1zgwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDA3MTAyMVoYDzIxMjYxMTA2
MDcxMDIxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASWjt7XoGGhR/ZtuG+zS3eWpxiNMk9PwuBLk6KMVuythTteYBZqn4bF
MjYgXCE0gzgjgk5XvUTILBfMFhtxjl2xo2kwZzAdBgNVHQ4EFgQUhXjqZQScd84b
tKoFxOhFfVyQYmcwHwYDVR0jBBgwFoAUhXjqZQScd84btKoFxOhFfVyQYmcwFAYD
VR0RBA0wC4IJbG9jYWxob3N0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
SQAwRgIhAIubhqE2eCAL3LI5TaXDS9El7cXzzeFAyxlGdyoAgzi0AiEAjen2TZbo
o2psK6VVG+VIhUhfS7BakyjVCgBrGcx5Wg0=
-----END CERTIFICATE-----`;

/** Its key, as PEM: everybody has it. */
export const CERTIFICATE_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgZpaOjMFxOFRazTPO
uUeD3AkJZ7DXK9vIkeHquHD8pEKhRANCAASWjt7XoGGhR/ZtuG+zS3eWpxiNMk9P
wuBLk6KMVuythTteYBZqn4bFMjYgXCE0gzgjgk5XvUTILBfMFhtxjl2x
-----END PRIVATE KEY-----`;
